import { env } from '#app/env.server.ts'
import { issueSetupLink } from '#app/features/people/issue-setup-link.server.ts'
import { isLoopback } from '#app/server/is-loopback.server.ts'

/** What the person at the console reads. The link is the only way to become the first admin. */
export async function greet(): Promise<string> {
  const path = await issueSetupLink()
  const lines = [`Aflora is at ${env.PUBLIC_URL}`]
  if (path) lines.push(`Set it up, once, within an hour: ${env.PUBLIC_URL}${path}`)
  if (!isLoopback(env.HOST) && isLoopback(new URL(env.PUBLIC_URL).hostname)) {
    lines.push(`Others cannot reach it under that name: set PUBLIC_URL to the address they will use.`)
  }
  return `${lines.join('\n')}\n`
}

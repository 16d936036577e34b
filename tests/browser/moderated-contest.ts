import { admin } from '../setup/browser-site.ts'
import type { Site } from './site.ts'

/** An open contest of the admin where a person reads everything before others see it; answers its path. */
export async function aModeratedContest(site: Site, title: string) {
  const token = (await site.aflora('token', admin.email, '--scope', 'manage', '--name', 'journey')).trim()
  const answer = await fetch(`${site.url}/api/v1/contests`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ title, moderation: 'before', state: 'open' }),
  })
  if (!answer.ok) throw new Error(`A contest was refused: ${await answer.text()}`)
  return `/c/${((await answer.json()) as { slug: string }).slug}`
}

import type { LoaderFunctionArgs } from '@remix-run/node'
import * as signOn from '#app/routes/people/sign-on.tsx'
import { cookieHeader } from '#tests/cookies.ts'
import { aRequest } from '#tests/factory.ts'

export interface Answer {
  status: number
  to: string
  /** What this browser sends from now on. */
  cookie: string
  /** Why nobody was signed in, as the page says it. */
  why: string | undefined
}

/** Opens an address of our sign-on as a browser with these cookies would. */
export async function open(path: string, cookie = ''): Promise<Answer> {
  const provider = path.match(/^\/in\/(?:with|from)\/(\w+)/)?.[1] ?? ''
  const given: LoaderFunctionArgs = {
    request: aRequest(path, { headers: { Cookie: cookie } }),
    params: { provider },
    context: {},
  }
  const answer = await Promise.resolve(signOn.loader(given)).catch((thrown: unknown) => thrown)
  const kept = (lines: string[]) => cookieHeader(cookie.split('; '), lines)
  if (answer instanceof Response) {
    const to = answer.headers.get('Location') ?? ''
    return { status: answer.status, to, cookie: kept(answer.headers.getSetCookie()), why: undefined }
  }
  if (answer instanceof Error) throw answer
  const { data, init } = answer as { data: { why: string }; init: { status: number; headers: [string, string][] } }
  const lines = init.headers.map(([, line]) => line)
  return { status: init.status, to: '', cookie: kept(lines), why: data.why }
}

/**
 * Walks through the provider's own pages from the address it was sent to, as this subject ('' presses "cancel");
 * answers the path it sends the browser back to, with its query.
 */
export async function passProvider(address: string, login: string): Promise<string> {
  const jar: string[] = []
  let at = new URL(address)
  let body: URLSearchParams | undefined
  for (let step = 0; step < 12; step += 1) {
    const headers = { Cookie: cookieHeader(jar) }
    const answer = await fetch(at, { method: body ? 'POST' : 'GET', body, headers, redirect: 'manual' })
    jar.push(...answer.headers.getSetCookie())
    const to = answer.headers.get('Location')
    if (to?.startsWith('http://localhost:3000/')) return to.slice('http://localhost:3000'.length)
    if (!to && body)
      throw new Error(`The provider ended at ${at.pathname} with ${answer.status}: ${await answer.text()}`)
    body = to ? undefined : new URLSearchParams({ login })
    if (to) at = new URL(to, at)
    else if (!answer.ok) throw new Error(`The provider refused: ${await answer.text()}`)
  }
  throw new Error('The provider sends people in circles.')
}

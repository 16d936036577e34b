import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { signedCookie } from '#app/web/signed-cookie.server.ts'

const Attempt = z.object({
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  /** To enter; to connect with the account signed in; or to see what the provider tells (admins). */
  purpose: z.enum(['enter', 'connect', 'try']),
})

/** What one tab remembers while its person is at the provider. */
export type SignOnAttempt = z.infer<typeof Attempt>

const secondsKept = 10 * 60
const mostAtOnce = 8
const idPattern = /^[a-f0-9]{16}$/
const prefix = 'oidc-'

/** A state whose first part names the cookie that belongs to it: each tab has its own. */
export const newState = () => `${randomBytes(8).toString('hex')}.${randomBytes(32).toString('base64url')}`

const idOf = (state: string | null) => {
  const id = state?.split('.')[0] ?? ''
  return idPattern.test(id) ? id : undefined
}

const cookieOf = (id: string) => signedCookie(prefix + id, Attempt, secondsKept)

/** Set-Cookie lines that remember an attempt, and forget others when there are too many for one browser. */
export function rememberAttempt(attempt: SignOnAttempt, request: Request, now = new Date()): string[] {
  const open = attemptIdsIn(request)
  const tooMany = open.slice(0, Math.max(0, open.length - mostAtOnce + 1))
  const id = idOf(attempt.state) as string
  return [cookieOf(id).issue(attempt, now), ...tooMany.map((other) => cookieOf(other).clear())]
}

/** The attempt that an answer with this state belongs to, if this browser began it lately. */
export function readAttempt(request: Request, now = new Date()): SignOnAttempt | undefined {
  const state = new URL(request.url).searchParams.get('state')
  const id = idOf(state)
  const attempt = id ? cookieOf(id).read(request, now) : undefined
  return attempt?.state === state ? attempt : undefined
}

/** Set-Cookie lines after which the answer in this request is worth nothing any more. */
export function endAttempt(request: Request): string[] {
  const id = idOf(new URL(request.url).searchParams.get('state'))
  return id ? [cookieOf(id).clear()] : []
}

function attemptIdsIn(request: Request) {
  const names = (request.headers.get('Cookie') ?? '').split(';').map((pair) => pair.trim().split('=')[0] ?? '')
  return names.flatMap((name) => name.match(/^(?:__Host-)?oidc-([a-f0-9]{16})$/)?.[1] ?? [])
}

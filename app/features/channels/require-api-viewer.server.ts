import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import { type Scope, type Viewer, visitor } from '#app/features/policy/viewer.ts'
import { problem } from '#app/web/problem.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { liveApiToken, touchApiToken } from '#drizzle/queries/api-tokens.ts'

const touchEvery = 60 * 1000
const form = /^Bearer (afl_[\w-]{43})$/i

/**
 * Who calls the API: the person of a bearer token with its scopes; without a token a stranger, who may read what
 * strangers may. Cookies mean nothing here. Throws a 401 problem for a token that is not (or no longer) good.
 */
export async function requireApiViewer(request: Request, now = new Date()): Promise<Viewer> {
  const header = request.headers.get('Authorization')
  if (!header) return visitor(newId())
  const token = form.exec(header)?.[1]
  const found = token ? await liveApiToken(hashSecret(token), now) : undefined
  if (!found || found.person.suspendedAt) throw unauthorized('invalid_token')
  const { lastUsedAt, id, scopes } = found.token
  if (!lastUsedAt || now.getTime() - lastUsedAt.getTime() > touchEvery) await transaction(() => touchApiToken(id, now))
  return { ...(await viewerFrom(found.person)), scopes: scopes as Scope[] }
}

/** The same for calls that change something: they need a token. */
export async function requireApiPerson(request: Request, now = new Date()): Promise<Viewer> {
  const viewer = await requireApiViewer(request, now)
  if (!viewer.scopes) throw unauthorized()
  return viewer
}

function unauthorized(error?: string) {
  const challenge = error ? `Bearer error="${error}"` : 'Bearer'
  return problem(401, { code: error ? 'token-invalid' : 'token-missing', headers: { 'WWW-Authenticate': challenge } })
}

import { scimProblem } from '#app/features/people/directory/scim-problem.server.ts'
import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import { transaction } from '#drizzle/database.ts'
import { liveScimToken, touchScimToken } from '#drizzle/queries/scim.ts'
import type { ProviderRow } from '#drizzle/queries/sign-on.ts'

/** Who calls: the directory of a provider, by one of its tokens. */
export interface Directory {
  provider: ProviderRow
  /** What stands in the audit log beside what it did. */
  reason: string
}

const touchEvery = 60 * 1000
const form = /^Bearer (scim_[\w-]{43})$/i

/** The directory whose bearer token this is; throws SCIM's 401 otherwise. Cookies mean nothing here. */
export async function requireDirectory(request: Request, now = new Date()): Promise<Directory> {
  const token = form.exec(request.headers.get('Authorization') ?? '')?.[1]
  const found = token ? await liveScimToken(hashSecret(token)) : undefined
  if (!found)
    throw scimProblem(401, 'A bearer token is needed that is still good.', undefined, { 'WWW-Authenticate': 'Bearer' })
  const { id, name, lastUsedAt } = found.token
  if (!lastUsedAt || now.getTime() - lastUsedAt.getTime() > touchEvery) await transaction(() => touchScimToken(id, now))
  return { provider: found.provider, reason: `${found.provider.name} (SCIM: ${name})` }
}

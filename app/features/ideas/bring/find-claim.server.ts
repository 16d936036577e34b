import { isInvited } from '#app/features/ideas/bring/claim-token.server.ts'
import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { broughtByClaim } from '#drizzle/queries/bringing.ts'

export type FoundClaim = NonNullable<Awaited<ReturnType<typeof findClaim>>>

/** What keeps somebody from owning the idea: first sign in, not for people like them, of the team that brought it. */
export type ClaimStop = 'sign-in' | 'not-for-you' | 'team'

/** What an invitation to own an idea is about; undefined when it was used or taken back, has expired, or its idea is gone. */
export async function findClaim(token: string, now: Date) {
  const found = /^[\w-]{43}$/.test(token) ? await broughtByClaim(hashSecret(token)) : undefined
  if (!found || !isInvited(found.brought, now)) return undefined
  return found.idea.state === 'published' || found.idea.state === 'held' ? found : undefined
}

/**
 * Why this viewer may not own it. The team sees the link on its own page, so whoever brings here may not take what others
 * said; and who may not take part in the contest could not even open their idea.
 */
export function claimStop(viewer: Viewer, { contest }: Pick<FoundClaim, 'contest'>): ClaimStop | null {
  if (can(viewer, 'contest.bring', contest).allow) return 'team'
  if (can(viewer, 'contest.propose', contest).allow) return null
  return viewer.kind === 'account' ? 'not-for-you' : 'sign-in'
}

import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { ContestAction } from '#app/features/policy/resources.ts'
import { isBlind, type Viewer } from '#app/features/policy/viewer.ts'
import { redirectTo } from '#app/web/redirect.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { type ContestRow, contestNamed } from '#drizzle/queries/contests.ts'
import { sharedExactly } from '#drizzle/shared-read.ts'

/** The contest of this slug or id if the viewer may do `action` with it; throws 404 or 403 otherwise. */
export async function findContest(
  viewer: Viewer,
  slugOrId: string,
  action: ContestAction = 'contest.see',
): Promise<ContestRow> {
  const contest = await sharedExactly(`contest ${slugOrId}`, () => contestNamed(slugOrId))
  if (!contest) throw notFound()
  const decision = can(viewer, action, contest)
  if (!decision.allow && isBlind(viewer, contest.id) && !viewer.scopes) throw redirectTo(`/c/${contest.slug}/jury`)
  insist(decision)
  return contest
}

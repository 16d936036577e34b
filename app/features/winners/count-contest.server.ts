import { votingIsOver } from '#app/features/contests/counts-visible.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { countOf } from '#app/features/winners/counting/count-of.server.ts'

/**
 * The count of a contest: the official one once it is closed, a preview before. Everybody who may see the contest
 * may recount it when voting is over; before that only its owners. Throws 404 otherwise, 503 while it is being made.
 */
export async function countContest(viewer: Viewer, name: string, now = new Date()): Promise<Count> {
  const contest = await findContest(viewer, name)
  if (!votingIsOver(contest, now)) insist(can(viewer, 'contest.manage', contest))
  return countOf(contest)
}

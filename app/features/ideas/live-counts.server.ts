import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { countsVisible } from '#app/features/contests/counts-visible.ts'
import type { LiveCount } from '#app/features/ideas/live-count.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { badRequest } from '#app/web/refuse.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { countsAmong } from '#drizzle/queries/idea-counts.ts'
import { ballotShown } from '#drizzle/queries/votes.ts'
import { sharedRead } from '#drizzle/shared-read.ts'

/** As many as a page lists. */
const most = 100

/**
 * The figures of a contest's published ideas by their ids, as this reader may see them; what is not there is left out.
 * All who look at the same list share one question to the database until something changes. Throws 400 for too many.
 */
export async function liveCounts(
  viewer: Viewer,
  contest: ContestRow,
  ids: string[],
  now = new Date(),
): Promise<Record<string, LiveCount>> {
  if (ids.length > most || ids.some((id) => !/^\w{1,32}$/.test(id))) throw badRequest()
  const ballot = viewer.kind === 'visitor' ? { voted: false } : await ballotShown(contest, viewer.id)
  const visible = !hasPapers(contest) && countsVisible(viewer, contest, ballot.voted, now)
  const rows = await sharedRead(`counts of ${contest.id} ${ids}`, () => countsAmong(contest.id, ids))
  return Object.fromEntries(
    rows.map(({ id, comments, votes, provisional }) => [id, visible ? { comments, votes, provisional } : { comments }]),
  )
}

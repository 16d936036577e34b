import { record } from '#app/features/events/record.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { writePaper } from '#app/features/votes/ballots/write-paper.server.ts'
import { mayCount } from '#app/features/votes/may-count.ts'
import { papersBy } from '#drizzle/queries/ballot-papers.ts'

/** Lets the waiting ballots of a person count where they now may; answers how many do. Inside a transaction. */
export async function confirmPapers(viewer: Viewer, now: Date): Promise<number> {
  let confirmed = 0
  for (const { paper, contest } of await papersBy(viewer.id)) {
    if (paper.state !== 'provisional' || !mayCount(viewer, { contest }, now)) continue
    const { personId, marks } = paper
    await writePaper(contest, paper, { personId, marks, state: 'counted' }, now)
    await record('ballot.confirmed', { id: personId }, { contestId: contest.id }, now)
    confirmed += 1
  }
  return confirmed
}

import { isSameMarks } from '#app/features/contests/ballots/marks.ts'
import { noteParticipant } from '#app/features/contests/note-participant.server.ts'
import { takePaper, writePaper } from '#app/features/votes/ballots/write-paper.server.ts'
import { marksOfPairs } from '#app/features/votes/choose/pair-marks.ts'
import { paperOf } from '#drizzle/queries/ballot-papers.ts'
import { latestComparisons } from '#drizzle/queries/comparisons.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** Nobody answers more pairs than this in one contest. */
const mostPairs = 10_000

/**
 * Where pairs are the ballot of a contest, brings a person's ballot in line with what they said of its pairs, and the
 * log with it; elsewhere nothing. Inside the transaction that changed what they said, while votes are taken.
 */
export async function keepPairPaper(
  contest: ContestRow,
  personId: string,
  wished: 'counted' | 'provisional',
  now: Date,
) {
  if (contest.ballot !== 'pair') return
  const standing = await paperOf(contest.id, personId)
  if (standing?.state === 'void') return
  const marks = marksOfPairs(await latestComparisons(contest.id, personId, mostPairs))
  const state = standing?.state === 'counted' ? 'counted' : wished
  if (Object.keys(marks).length === 0) {
    if (standing) await takePaper(contest, standing, now)
    return
  }
  if (standing && standing.state === state && isSameMarks(standing.marks, marks)) return
  await writePaper(contest, standing, { personId, marks, state }, now)
  await noteParticipant(contest.id, personId, now)
}

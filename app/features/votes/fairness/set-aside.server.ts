import { appendBallot } from '#app/features/votes/append-ballot.server.ts'
import { changeTally } from '#app/features/votes/change-tally.server.ts'
import { paperOf, savePaper } from '#drizzle/queries/ballot-papers.ts'
import type { BallotReviewRow } from '#drizzle/queries/ballot-reviews.ts'
import { type ContestRow, changeContest } from '#drizzle/queries/contests.ts'
import { ideasByIds } from '#drizzle/queries/ideas.ts'
import { changeVote, votesIn } from '#drizzle/queries/votes.ts'

export type Stood = BallotReviewRow['stood']

/**
 * Sets everything aside that a person said in a contest: an entry of the log for each, counters without it. Nothing is
 * deleted. Answers how each stood. Inside the caller's transaction; keeps the contest's row up to date.
 */
export async function setAside(contest: ContestRow, personId: string, now: Date): Promise<Stood> {
  const stood: Stood = {}
  const entry = { kind: 'void', personId, value: 0, state: 'quarantined' } as const
  for (const vote of await votesIn(contest.id, personId)) {
    const [idea] = await ideasByIds([vote.ideaId])
    if (vote.state === 'void' || !idea) continue
    stood[vote.ideaId] = vote.state
    const { receipt, ...log } = await appendBallot(contest, { ...entry, ideaId: vote.ideaId, after: vote.seq }, now)
    await changeVote(vote, { state: 'void', seq: log.logSeq, updatedAt: now })
    await changeTally(idea, contest, [{ vote, sign: -1 }], log)
  }
  const paper = await paperOf(contest.id, personId)
  if (paper && paper.state !== 'void') {
    stood[''] = paper.state
    const { receipt, ...log } = await appendBallot(contest, { ...entry, ideaId: '', after: paper.seq }, now)
    await savePaper({ ...paper, state: 'void', seq: log.logSeq, updatedAt: now })
    await keepLog(contest, log)
  }
  return stood
}

/** Brings back what was set aside, as it stood. Likewise inside the caller's transaction. */
export async function bringBack(contest: ContestRow, personId: string, stood: Stood, now: Date) {
  const entry = { kind: 'cast', personId, value: 1 } as const
  for (const vote of await votesIn(contest.id, personId)) {
    const [idea] = await ideasByIds([vote.ideaId])
    const state = stood[vote.ideaId]
    if (vote.state !== 'void' || !state || !idea) continue
    const { receipt, ...log } = await appendBallot(contest, { ...entry, ideaId: idea.id, state, after: vote.seq }, now)
    await changeVote(vote, { state, seq: log.logSeq, updatedAt: now })
    await changeTally(idea, contest, [{ vote: { ...vote, state }, sign: 1 }], log)
  }
  const [paper, state] = [await paperOf(contest.id, personId), stood['']]
  if (paper?.state !== 'void' || !state) return
  const said = { ...entry, ideaId: '', marks: paper.marks, state, after: paper.seq }
  const { receipt, ...log } = await appendBallot(contest, said, now)
  await savePaper({ ...paper, state, seq: log.logSeq, updatedAt: now })
  await keepLog(contest, log)
}

async function keepLog(contest: ContestRow, log: { logSeq: number; logHead: string }) {
  Object.assign(contest, log)
  await changeContest(contest.id, log)
}

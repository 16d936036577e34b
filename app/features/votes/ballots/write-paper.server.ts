import type { Marks } from '#app/features/contests/ballots/marks.ts'
import { appendBallot } from '#app/features/votes/append-ballot.server.ts'
import { type PaperRow, removePaper, savePaper } from '#drizzle/queries/ballot-papers.ts'
import { type ContestRow, changeContest } from '#drizzle/queries/contests.ts'

interface Written {
  personId: string
  marks: Marks
  state: 'counted' | 'provisional'
  /** The number of another ballot of the same person, from which this one comes over. */
  from?: string
}

/**
 * Keeps what a ballot says now and adds it to the contest's log; inside the caller's transaction. The entry's kind
 * follows from what stood before. Keeps the contest's row up to date; answers the paper and its receipt.
 */
export async function writePaper(contest: ContestRow, before: PaperRow | undefined, written: Written, now: Date) {
  const { personId, marks, state, from } = written
  const kind = !before ? 'cast' : before.state === state ? 'change' : 'confirm'
  const entry = {
    kind,
    personId,
    ideaId: '',
    value: 1,
    state,
    marks,
    from,
    after: from ? undefined : before?.seq,
  } as const
  const { receipt, ...log } = await appendBallot(contest, entry, now)
  const paper: PaperRow = {
    ...{ contestId: contest.id, personId, marks, state, seq: log.logSeq },
    ...{ createdAt: before?.createdAt ?? now, updatedAt: now },
  }
  await savePaper(paper)
  await keepLog(contest, log)
  return { paper, receipt }
}

/** Takes a ballot back; the log keeps that there was one. Inside the caller's transaction. */
export async function takePaper(contest: ContestRow, paper: PaperRow, now: Date) {
  const { personId, seq: after } = paper
  const entry = { kind: 'withdraw', personId, ideaId: '', value: 0, state: 'none', after } as const
  const { receipt, ...log } = await appendBallot(contest, entry, now)
  await removePaper(paper)
  await keepLog(contest, log)
  return receipt
}

async function keepLog(contest: ContestRow, log: { logSeq: number; logHead: string }) {
  Object.assign(contest, log)
  await changeContest(contest.id, log)
}

import { type FilledBallot, isFilled } from '#app/features/contests/ballots/ballots.ts'
import {
  type Costs,
  isSameMarks,
  type MarkFault,
  type Marks,
  markFault,
  spentOn,
} from '#app/features/contests/ballots/marks.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { noteParticipant } from '#app/features/contests/note-participant.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { ensurePerson } from '#app/features/people/ensure-person.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { ballotIdeas, costsOf, limitOf, namesAny } from '#app/features/votes/ballots/ballot-ideas.server.ts'
import { mayFill } from '#app/features/votes/ballots/may-fill.ts'
import { takePaper, writePaper } from '#app/features/votes/ballots/write-paper.server.ts'
import { noteTrace } from '#app/features/votes/fairness/note-trace.server.ts'
import type { VoteRefusal } from '#app/features/votes/may-vote.ts'
import type { Receipt } from '#app/features/votes/receipt.ts'
import { receiptOf } from '#app/features/votes/receipt-of.server.ts'
import { type Missing, missingForVote } from '#app/features/votes/vote-state.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { type PaperRow, paperOf } from '#drizzle/queries/ballot-papers.ts'
import { isSetAside } from '#drizzle/queries/ballot-reviews.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

export type PaperRefusal =
  | VoteRefusal
  | MarkFault
  | 'one-by-one'
  | 'pair-by-pair'
  | 'not-on-ballot'
  | 'without-cost'
  | 'empty-ballot'
/** `marks` is what was asked for and could not be kept. */
export type PaperRefused = { ok: false; reason: PaperRefusal; marks: Marks }

export interface PaperTaken {
  ok: true
  contestId: string
  marks: Marks
  /** `none` after a ballot was taken back. */
  state: 'counted' | 'provisional' | 'none'
  /** What the person still has to do so that it counts. */
  missing: Missing
  /** False when it stood there already: nothing was changed. */
  fresh: boolean
  /** Points, credits, ranks or money that are left; null where nothing is spent. */
  left: number | null
  receipt: Receipt | null
}

type PaperContest = ContestRow & { ballot: FilledBallot }

/**
 * One person's whole ballot. `say` is given the marks that stand and answers those that shall stand; without any the
 * ballot is taken back. Safe to repeat. Clock, eligibility, limits and ideas are read in the transaction that writes,
 * so that no race passes a limit. Throws 404 for a contest the viewer may not know of.
 */
export async function castPaper(
  viewer: Viewer,
  name: string,
  say: (standing: Marks) => Marks,
  now?: Date,
): Promise<PaperTaken | PaperRefused> {
  const asked = await findContest(viewer, name)
  return transactionInTurn(asked.id, async () => {
    const contest = await findContest(viewer, asked.id)
    return castIn(viewer, contest, say, now ?? new Date())
  })
}

async function castIn(viewer: Viewer, contest: ContestRow, say: (standing: Marks) => Marks, now: Date) {
  const standing = await paperOf(contest.id, viewer.id)
  const wished = say(standing?.marks ?? {})
  const refuse = (reason: PaperRefusal): PaperRefused => ({ ok: false, reason, marks: wished })
  const refusal = mayFill(viewer, contest, now)
  if (refusal) return refuse(refusal)
  if (!isFilled(contest)) return refuse('one-by-one')
  if (standing?.state === 'void' || (await isSetAside(contest.id, viewer.id))) return refuse('void')

  const checked = await checkIdeas(viewer, contest, wished, standing)
  if (!checked.ok) return refuse(checked.reason)
  const { marks, costs } = checked
  const fault = markFault(contest.ballot, limitOf(contest), marks, costs)
  if (fault) return refuse(fault)
  if (Object.keys(marks).length > 0) return store(viewer, contest, { marks, costs }, standing, now)
  return standing ? takeBack(viewer, contest, standing, now) : refuse('empty-ballot')
}

/** What was marked before and is no longer there falls off; what never was there is refused. */
async function checkIdeas(viewer: Viewer, contest: PaperContest, wished: Marks, standing: PaperRow | undefined) {
  const { ideas, uncosted } = await ballotIdeas(contest)
  const authors = new Map(ideas.map((idea) => [idea.id, idea.authorId]))
  const ids = Object.keys(wished)
  if (namesAny(wished, uncosted)) return { ok: false as const, reason: 'without-cost' as const }
  const known = (id: string) => Object.hasOwn(standing?.marks ?? {}, id)
  if (ids.some((id) => !authors.has(id) && !known(id))) return { ok: false as const, reason: 'not-on-ballot' as const }
  if (ids.some((id) => authors.get(id) === viewer.id)) return { ok: false as const, reason: 'own-idea' as const }
  const marks = Object.fromEntries(Object.entries(wished).filter(([id]) => authors.has(id)))
  return { ok: true as const, marks, costs: costsOf(ideas) }
}

async function store(
  viewer: Viewer,
  contest: PaperContest,
  { marks, costs }: { marks: Marks; costs: Costs },
  standing: PaperRow | undefined,
  now: Date,
): Promise<PaperTaken> {
  const missing = missingForVote(viewer, contest)
  const state = missing === 'nothing' || standing?.state === 'counted' ? 'counted' : 'provisional'
  const answer = {
    ok: true as const,
    contestId: contest.id,
    marks,
    state,
    left: leftOf(contest, marks, costs),
  } as const
  const owed = state === 'counted' ? 'nothing' : missing
  if (standing && standing.state === state && isSameMarks(standing.marks, marks))
    return { ...answer, missing: owed, fresh: false, receipt: await receiptOf(contest, standing.seq) }

  const personId = await ensurePerson(viewer)
  const { receipt } = await writePaper(contest, standing, { personId, marks, state }, now)
  await noteTrace({ contestId: contest.id, personId, ideaId: '' }, now)
  await noteParticipant(contest.id, personId, now)
  await record('ballot.cast', { id: personId }, { contestId: contest.id, state }, now)
  return { ...answer, missing: owed, fresh: true, receipt }
}

async function takeBack(viewer: Viewer, contest: PaperContest, standing: PaperRow, now: Date): Promise<PaperTaken> {
  const receipt = await takePaper(contest, standing, now)
  await record('ballot.withdrawn', { id: viewer.id }, { contestId: contest.id }, now)
  const nothing = { marks: {}, state: 'none', missing: 'nothing' } as const
  return { ok: true, contestId: contest.id, ...nothing, fresh: true, left: leftOf(contest, {}), receipt }
}

/** What a ballot leaves to spend; null where nothing is spent. */
export function leftOf(contest: PaperContest, marks: Marks, costs?: Costs) {
  const limit = limitOf(contest)
  return limit === null ? null : limit - spentOn(contest.ballot, marks, costs)
}

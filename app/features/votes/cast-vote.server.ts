import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { noteParticipant } from '#app/features/contests/note-participant.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { wasShown } from '#app/features/ideas/record-views.server.ts'
import { ensurePerson } from '#app/features/people/ensure-person.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { appendBallot } from '#app/features/votes/append-ballot.server.ts'
import { changeTally } from '#app/features/votes/change-tally.server.ts'
import { confirmVote } from '#app/features/votes/confirm-votes.server.ts'
import { noteTrace } from '#app/features/votes/fairness/note-trace.server.ts'
import { mayCount } from '#app/features/votes/may-count.ts'
import { mayVote, type VoteRefusal } from '#app/features/votes/may-vote.ts'
import type { Receipt } from '#app/features/votes/receipt.ts'
import { receiptOf } from '#app/features/votes/receipt-of.server.ts'
import { type Missing, missingForVote } from '#app/features/votes/vote-state.ts'
import { leftOf } from '#app/features/votes/votes-left.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { type BeforeVote, beforeVote } from '#drizzle/queries/before-vote.ts'
import { ideaStanding } from '#drizzle/queries/ideas.ts'
import { addVote } from '#drizzle/queries/votes.ts'

export type VoteRefused = { ok: false; reason: VoteRefusal; contestId: string; ideaId: string }

export interface VoteTaken {
  ok: true
  contestId: string
  ideaId: string
  state: 'counted' | 'provisional'
  /** What the person still has to do so that it counts. */
  missing: Missing
  /** False when it stood there already: nothing was changed. */
  fresh: boolean
  /** Counted votes of the idea now. */
  votes: number
  /** Its place among ideas with as many. */
  lot: number
  /** How many votes the person has left in this contest; null where there is no limit. */
  left: number | null
  receipt: Receipt | null
}

/**
 * One person's vote for one idea. Safe to repeat: a vote that stands already is answered with its receipt and nothing
 * is written. Everything that decides — clock, phase, eligibility, budget — is read in the transaction that writes.
 * Throws 404 for what the viewer may not know of.
 */
export async function castVote(viewer: Viewer, ideaId: string, now?: Date): Promise<VoteTaken | VoteRefused> {
  const asked = await ideaStanding(ideaId)
  if (!asked) throw notFound()
  return transactionInTurn(asked.contestId, async () => {
    const found = await beforeVote(ideaId, viewer.id)
    if (!found) throw notFound()
    return castIn(viewer, found, now ?? new Date())
  })
}

async function castIn(viewer: Viewer, found: BeforeVote, now: Date): Promise<VoteTaken | VoteRefused> {
  const { idea, contest, standing } = found
  const refuse = (reason: VoteRefusal): VoteRefused => ({ ok: false, reason, contestId: contest.id, ideaId: idea.id })
  const refusal = mayVote(viewer, { ...idea, contest }, now)
  if (refusal === 'concealed') throw notFound()
  if (refusal) return refuse(refusal)
  if (hasPapers(contest)) return refuse('whole-ballot')

  if (standing?.state === 'void' || found.review === 'quarantined') return refuse('void')
  const left = leftOf(contest, found.spent)
  if (standing?.state === 'provisional' && mayCount(viewer, found, now)) {
    const receipt = await confirmVote(found, standing, now)
    return taken(viewer, found, { state: 'counted', fresh: true, left, receipt })
  }
  if (standing) {
    const receipt = await receiptOf(contest, standing.seq)
    return taken(viewer, found, { state: standing.state, fresh: false, left, receipt })
  }
  if (left === 0) return refuse('no-votes-left')
  return store(viewer, found, left, now)
}

async function store(viewer: Viewer, found: BeforeVote, left: number | null, now: Date): Promise<VoteTaken> {
  const { idea, contest } = found
  const personId = await ensurePerson(viewer)
  const state = missingForVote(viewer, contest) === 'nothing' ? ('counted' as const) : ('provisional' as const)
  const entry = { kind: 'cast' as const, personId, ideaId: idea.id, value: 1, state, first: found.firstBallot }
  const { receipt, ...log } = await appendBallot(contest, entry, now)

  const organic = await wasShown(idea.id, personId, found.wasShown)
  const vote = { contestId: contest.id, personId, ideaId: idea.id, value: 1, state, organic, seq: log.logSeq }
  await addVote({ ...vote, createdAt: now, updatedAt: now })
  await changeTally(idea, contest, [{ vote: { ...vote, createdAt: now }, sign: 1 }], log)
  await noteTrace({ contestId: contest.id, personId, ideaId: idea.id }, now, found.traceKey)
  if (!found.tookPart) await noteParticipant(contest.id, personId, now)
  await record('vote.cast', { id: personId }, { contestId: contest.id, ideaId: idea.id, state, organic }, now)
  return taken(viewer, found, { state, fresh: true, left: left === null ? null : left - 1, receipt })
}

function taken(
  viewer: Viewer,
  { idea, contest }: BeforeVote,
  rest: Pick<VoteTaken, 'state' | 'fresh' | 'left' | 'receipt'>,
): VoteTaken {
  const missing = rest.state === 'counted' ? 'nothing' : missingForVote(viewer, contest)
  return { ok: true, contestId: contest.id, ideaId: idea.id, missing, votes: idea.votes, lot: idea.lot, ...rest }
}

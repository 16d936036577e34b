import { record } from '#app/features/events/record.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { appendBallot } from '#app/features/votes/append-ballot.server.ts'
import type { VoteRefused } from '#app/features/votes/cast-vote.server.ts'
import { changeTally } from '#app/features/votes/change-tally.server.ts'
import { mayVoteNow, type VoteRefusal } from '#app/features/votes/may-vote.ts'
import type { Receipt } from '#app/features/votes/receipt.ts'
import { leftOf } from '#app/features/votes/votes-left.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { type BeforeVote, beforeVote, type VotedIdea } from '#drizzle/queries/before-vote.ts'
import { ideaStanding } from '#drizzle/queries/ideas.ts'
import { removeVote, type VoteRow } from '#drizzle/queries/votes.ts'

export interface VoteWithdrawn {
  ok: true
  contestId: string
  ideaId: string
  /** False when there was nothing to take back. */
  fresh: boolean
  votes: number
  left: number | null
  /** Proves the withdrawal; null when nothing was changed. */
  receipt: Receipt | null
}

/**
 * Takes a vote back, until voting is over. Safe to repeat. The log keeps that there was one and that it was withdrawn.
 * Throws 404 for what the viewer may not know of.
 */
export async function withdrawVote(viewer: Viewer, ideaId: string, now?: Date): Promise<VoteWithdrawn | VoteRefused> {
  const asked = await ideaStanding(ideaId)
  if (!asked) throw notFound()
  return transactionInTurn(asked.contestId, async () => {
    const found = await beforeVote(ideaId, viewer.id)
    if (!found) throw notFound()
    return withdrawIn(viewer, found, now ?? new Date())
  })
}

async function withdrawIn(viewer: Viewer, found: BeforeVote, now: Date): Promise<VoteWithdrawn | VoteRefused> {
  const { idea, contest, standing } = found
  const refuse = (reason: VoteRefusal): VoteRefused => ({ ok: false, reason, contestId: contest.id, ideaId: idea.id })
  if (!can(viewer, 'idea.see', { ...idea, contest }).allow) throw notFound()
  const decision = can(viewer, 'contest.vote', contest)
  if (!decision.allow && decision.reason === 'scope-missing') return refuse('scope-missing')
  const late = mayVoteNow(contest, now)
  if (late) return refuse(late)

  if (standing?.state === 'void') return refuse('void')
  const receipt = standing ? await takeAway(found, standing, now) : null
  const left = leftOf(contest, found.spent - (standing?.value ?? 0))
  return { ok: true, contestId: contest.id, ideaId: idea.id, fresh: receipt !== null, votes: idea.votes, left, receipt }
}

/**
 * Removes a vote, says so in the log and moves the counters; inside the caller's transaction.
 * Keeps the two rows of `found` up to date.
 */
export async function takeAway({ idea, contest }: VotedIdea, vote: VoteRow, now: Date): Promise<Receipt> {
  const { personId, seq } = vote
  const entry = { kind: 'withdraw' as const, personId, ideaId: idea.id, value: 0, state: 'none' as const, after: seq }
  const { receipt, ...log } = await appendBallot(contest, entry, now)
  await removeVote(vote)
  await changeTally(idea, contest, [{ vote, sign: -1 }], log)
  await record('vote.withdrawn', { id: personId }, { contestId: contest.id, ideaId: idea.id }, now)
  return receipt
}

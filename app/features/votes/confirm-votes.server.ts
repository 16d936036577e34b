import { record } from '#app/features/events/record.server.ts'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import { appendBallot } from '#app/features/votes/append-ballot.server.ts'
import { confirmPapers } from '#app/features/votes/ballots/confirm-papers.server.ts'
import { changeTally } from '#app/features/votes/change-tally.server.ts'
import { confirmComparisons } from '#app/features/votes/choose/confirm-comparisons.server.ts'
import { mayCount } from '#app/features/votes/may-count.ts'
import { transaction } from '#drizzle/database.ts'
import { beforeVote, type VotedIdea } from '#drizzle/queries/before-vote.ts'
import { personById } from '#drizzle/queries/people.ts'
import { changeVote, provisionalVotesBy, type VoteRow } from '#drizzle/queries/votes.ts'

/**
 * Lets the waiting votes and ballots of a person count where they now may: after an address was proved or an account joined.
 * Votes in contests that are over stay as they are. May be called inside a transaction; answers how many now count.
 */
export async function confirmVotes(personId: string, now = new Date()): Promise<number> {
  return transaction(async () => {
    const person = await personById(personId)
    if (!person) return 0
    const viewer = await viewerFrom(person)
    let confirmed = await confirmPapers(viewer, now)
    for (const { vote } of await provisionalVotesBy(personId)) {
      const found = await beforeVote(vote.ideaId, personId)
      if (!found || !mayCount(viewer, found, now)) continue
      await confirmVote(found, vote, now)
      confirmed += 1
    }
    await confirmComparisons(viewer, now)
    return confirmed
  })
}

/** Makes one waiting vote count, inside the caller's transaction; keeps the two rows of `found` up to date. */
export async function confirmVote({ idea, contest }: VotedIdea, vote: VoteRow, now: Date) {
  const { personId, value, seq } = vote
  const entry = { kind: 'confirm' as const, personId, ideaId: idea.id, value, state: 'counted' as const, after: seq }
  const { receipt, ...log } = await appendBallot(contest, entry, now)
  await changeVote(vote, { state: 'counted', seq: log.logSeq, updatedAt: now })
  const counted = { ...vote, state: 'counted' as const }
  await changeTally(
    idea,
    contest,
    [
      { vote, sign: -1 },
      { vote: counted, sign: 1 },
    ],
    log,
  )
  await record('vote.confirmed', { id: personId }, { contestId: contest.id, ideaId: idea.id }, now)
  return receipt
}

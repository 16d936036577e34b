import { appendBallot, numberOn } from '#app/features/votes/append-ballot.server.ts'
import { secretOf, standingVotes } from '#drizzle/queries/ballot-log.ts'
import { changeContest, contestById } from '#drizzle/queries/contests.ts'
import { changeVote } from '#drizzle/queries/votes.ts'

/**
 * One person, one ballot: when a guest turned out to be an account that had voted too, what stands under their second
 * number goes over to the first, and the log says so. Without it a recount would find two people.
 * Inside the transaction that joins them, after their secrets were moved.
 */
export async function joinBallots(contestId: string, personId: string, now: Date) {
  const first = await secretOf(contestId, personId)
  const contest = await contestById(contestId)
  if (!first || !contest) return
  for (const { vote, ballot } of await standingVotes(contestId, personId)) {
    const from = numberOn(ballot)
    if (from === numberOn(first.ballot)) continue
    const { ideaId, value, state } = vote
    const { receipt, ...log } = await appendBallot(
      contest,
      { kind: 'change', personId, ideaId, value, state, from },
      now,
    )
    await changeVote(vote, { seq: log.logSeq })
    await changeContest(contestId, log)
    Object.assign(contest, log)
  }
}

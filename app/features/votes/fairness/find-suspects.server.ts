import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { flushViews } from '#app/features/ideas/record-views.server.ts'
import { findSuspicious } from '#app/features/ranking/fairness/find-suspicious.ts'
import type { TracedVote } from '#app/features/ranking/fairness/traced-vote.ts'
import { pairOfMark } from '#app/features/votes/choose/pair-marks.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { dropStaleFindings, putFinding } from '#drizzle/queries/ballot-reviews.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { contestsToWatch, tracedPapers, tracedVoters, tracedVotes } from '#drizzle/queries/vote-traces.ts'

/** Looks through every open contest in which somebody voted. Nightly; safe to repeat. */
export async function watchContests(now = new Date()) {
  for (const id of await contestsToWatch()) {
    const contest = await contestById(id)
    if (contest) await findSuspects(contest, now)
  }
}

/**
 * Looks for ballots of a contest that a person should look at and keeps why; decides nothing. Answers how many there
 * are, those included that somebody decided about before.
 */
export async function findSuspects(contest: ContestRow, now = new Date()): Promise<number> {
  await flushViews()
  const votes = hasPapers(contest) ? await votesOnPapers(contest.id) : await votesOneByOne(contest.id)
  const ids = [...new Set(votes.map(({ voter }) => voter))]
  const voters = (await tracedVoters(contest.id, ids)).map((one) => ({ ...one, since: one.since.getTime() }))
  const found = findSuspicious(votes, voters)
  await transactionInTurn(contest.id, async () => {
    for (const { voter, grounds } of found)
      await putFinding({ contestId: contest.id, personId: voter, grounds, foundAt: now })
    await dropStaleFindings(
      contest.id,
      found.map(({ voter }) => voter),
    )
  })
  return found.length
}

/** A card that was seen was on the screen for a second before we hear of it, so no vote is known to be too fast. */
async function votesOneByOne(contestId: string): Promise<TracedVote[]> {
  return (await tracedVotes(contestId)).map(({ at, network, device, ...vote }) => ({
    ...{ voter: vote.voter, idea: vote.idea, at: at.getTime(), organic: vote.organic },
    ...{ network: network ?? '', device: device ?? '', looked: null },
  }))
}

/** A ballot is filled in on a page of its own, which lists all: nobody comes to it past the list. */
async function votesOnPapers(contestId: string): Promise<TracedVote[]> {
  return (await tracedPapers(contestId)).flatMap(({ voter, marks, at, network, device }) => {
    const trace = { at: at.getTime(), organic: true, network: network ?? '', device: device ?? '', looked: null }
    return supported(marks).map((idea) => ({ voter, idea, ...trace }))
  })
}

/** Ideas a ballot speaks for: what is marked below zero is not; of a pair the preferred one. */
function supported(marks: Record<string, number>) {
  const ideas = Object.entries(marks).flatMap(([name, mark]) => {
    const pair = pairOfMark(name)
    if (pair) return mark === 0 ? [] : [pair[mark > 0 ? 0 : 1] as string]
    return mark < 0 ? [] : [name]
  })
  return [...new Set(ideas)]
}

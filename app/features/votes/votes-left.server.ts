import { ballotOf } from '#drizzle/queries/votes.ts'

/** How many votes a person may still give in a contest; null where there is no limit. */
export async function votesLeft(contest: { id: string; votesPerPerson: number | null }, personId: string) {
  if (contest.votesPerPerson === null) return null
  const { spent } = await ballotOf(contest.id, personId)
  return Math.max(0, contest.votesPerPerson - spent)
}

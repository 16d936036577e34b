import { ballotOf } from '#drizzle/queries/votes.ts'

/** How many votes a person may still give in a contest; null where there is no limit. */
export async function votesLeft(contest: Limited & { id: string }, personId: string) {
  return contest.votesPerPerson === null ? null : leftOf(contest, (await ballotOf(contest.id, personId)).spent)
}

/** The same where it is known what they have spent. */
export const leftOf = ({ votesPerPerson }: Limited, spent: number) =>
  votesPerPerson === null ? null : Math.max(0, votesPerPerson - spent)

type Limited = { votesPerPerson: number | null }

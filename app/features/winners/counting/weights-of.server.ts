import type { Group } from '#app/features/votes/group-of.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { sealedVotesAfter } from '#drizzle/queries/counting.ts'

const piece = 5_000

/** The group that an entry of the log names: what a recount reads too. */
export const groupIn = (ballot: string | null): Group =>
  ballot && (JSON.parse(ballot) as { group?: Group }).group === 'employees' ? 'employees' : 'customers'

/** The group of everybody with a vote that stands: the one they belonged to when they last voted. */
export async function groupsOfVoters(contest: ContestRow, state: 'counted' | 'provisional' = 'counted') {
  const groups = new Map<string, Group>()
  let seq = -1
  for (let rows = [] as Awaited<ReturnType<typeof sealedVotesAfter>>, more = true; more; more = rows.length === piece) {
    rows = await sealedVotesAfter(contest.id, seq, state, piece)
    for (const { personId, ballot } of rows) groups.set(personId, groupIn(ballot))
    seq = rows.at(-1)?.seq ?? seq
  }
  return groups
}

import { weightIn } from '#app/features/contests/setup/greatest-weight.ts'
import type { Group } from '#app/features/votes/group-of.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { sealedVotesAfter } from '#drizzle/queries/counting.ts'

const piece = 5_000

/** The group that an entry of the log names: what a recount reads too. */
export const groupIn = (ballot: string | null): Group =>
  (ballot && (JSON.parse(ballot) as { group?: Group }).group) || 'customers'

/** What ballots of these groups weigh one by one, and how many of each group there are. */
export function weighGroups(weights: NonNullable<ContestRow['weights']>, groups: readonly Group[]) {
  const weighed = Object.fromEntries(Object.keys(weights).map((group) => [group, 0]))
  for (const group of groups) weighed[group] = (weighed[group] ?? 0) + 1
  return { weights: Int32Array.from(groups, (group) => weightIn(weights, group)), weighed }
}

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

/**
 * The group whose weight each ballot has, by what an entry of it says; votes are given in the order of the log. Votes of
 * one ballot may name two groups, where somebody moved meanwhile: the last one decides about the whole.
 */
export function groupsOfBallots(votes: readonly { ballot: string }[]): (ballot: string) => Group {
  const groups = new Map(votes.map(({ ballot }) => [standingOf(ballot), groupIn(ballot)]))
  return (ballot) => groups.get(standingOf(ballot)) ?? groupIn(ballot)
}

/** The same for votes that come in pieces and in any order. */
export async function groupsOfSealed(pieces: AsyncIterable<{ ballot: string; seq: number }[]>) {
  const found = new Map<string, { seq: number; group: Group }>()
  for await (const votes of pieces)
    for (const { ballot, seq } of votes) {
      const standing = standingOf(ballot)
      if ((found.get(standing)?.seq ?? -1) < seq) found.set(standing, { seq, group: groupIn(ballot) })
    }
  return (ballot: string) => found.get(standingOf(ballot))?.group ?? groupIn(ballot)
}

/** Votes that count and votes that wait are two ballots, even under one number. */
function standingOf(said: string) {
  const { ballot, state } = JSON.parse(said) as { ballot: string; state: string }
  return `${state} ${ballot}`
}

import type { FilledBox, HouseGroups } from '#app/features/winners/counting/read-box.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { supportByGroup, votersByGroup } from '#drizzle/queries/counting.ts'

/** With fewer voters in a group, figures about it would tell how one of them voted. */
const fewestVoters = 5

type Groups = HouseGroups

/** Whom each winner stands for, and how many of both groups voted. */
export interface WinnerGroups {
  voters: Groups
  winners: (Groups & { id: string })[]
}

/** Supporters of the winners among customers and among employees; null unless both took part in sufficient number. */
export async function groupsOf(
  contest: ContestRow,
  { groups }: FilledBox,
  winners: { id: string }[],
): Promise<WinnerGroups | null> {
  const voters = groups?.voters ?? groupsIn(await votersByGroup(contest.id))
  if (voters.customers < fewestVoters || voters.employees < fewestVoters) return null
  const ids = winners.map(({ id }) => id)
  if (groups) return { voters, winners: ids.map((id) => ({ id, ...(groups.of.get(id) ?? nobody) })) }
  const rows = await supportByGroup(contest.id, ids)
  return { voters, winners: ids.map((id) => ({ id, ...groupsIn(rows.filter((row) => row.id === id)) })) }
}

const nobody: Groups = { customers: 0, employees: 0 }

function groupsIn(rows: { group: 'customer' | 'employee'; n: number }[]): Groups {
  const of = (group: 'customer' | 'employee') => rows.find((row) => row.group === group)?.n ?? 0
  return { customers: of('customer'), employees: of('employee') }
}

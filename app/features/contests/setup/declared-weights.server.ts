import type { ContestRow } from '#drizzle/queries/contests.ts'
import { declaredGroups } from '#drizzle/queries/groups.ts'

/** Ballots are published with their group: in a smaller one that would tell how somebody voted. */
export const fewestMembers = 5

/** Declared groups that a contest may give a weight to, by name. */
export async function weighableGroups() {
  const rows = await declaredGroups()
  return rows.filter(({ members }) => members >= fewestMembers).map(({ group }) => ({ id: group.id, name: group.name }))
}

/** How the declared groups among the weights are called; `missing` where one is none, or is too small. */
export async function namedWeights(weights: ContestRow['weights']) {
  const { customers, employees, ...declared } = weights ?? {}
  const ids = Object.keys(declared)
  if (ids.length === 0) return { ok: true, weightNames: null } as const
  const known = new Map((await weighableGroups()).map(({ id, name }) => [id, name]))
  if (ids.some((id) => !known.has(id))) return { ok: false, reason: 'weights-unknown-group' } as const
  return { ok: true, weightNames: Object.fromEntries(ids.map((id) => [id, known.get(id) ?? ''])) } as const
}

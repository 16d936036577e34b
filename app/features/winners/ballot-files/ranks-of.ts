import type { Marks } from '#app/features/contests/ballots/marks.ts'

/** Marks read as ranks: ids of the smallest first, those with the same mark together. */
export function ranksOf(marks: Marks): string[][] {
  const ranks = new Map<number, string[]>()
  for (const [id, rank] of Object.entries(marks)) ranks.set(rank, [...(ranks.get(rank) ?? []), id])
  return [...ranks].sort(([one], [other]) => one - other).map(([, ids]) => ids)
}

import type { ComparisonRow } from '#drizzle/queries/comparisons.ts'

type Said = Pick<ComparisonRow, 'oneId' | 'otherId' | 'said'>

/**
 * What somebody said of pairs as the marks of one ballot: by pair, the smaller id in front, 1 where the first is
 * preferred, −1 where the second is, 0 where neither.
 */
export const marksOfPairs = (said: readonly Said[]) =>
  Object.fromEntries(said.map((each) => [`${each.oneId}:${each.otherId}`, markOf(each.said)]))

const markOf = (said: ComparisonRow['said']) => (said === 'one' ? 1 : said === 'other' ? -1 : 0)

/** The two ideas of a mark; undefined for what names no pair. */
export function pairOfMark(name: string): [one: string, other: string] | undefined {
  const [one, other] = name.split(':')
  return one && other ? [one, other] : undefined
}

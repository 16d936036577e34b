import type { Interval } from './beta-interval.ts'

/**
 * In a list already sorted by posterior mean, says of each idea whether its interval overlaps the one before it.
 * Such neighbours are shown as tied: the figures do not tell them apart. The first of a list is never tied upwards.
 */
export function tiedNeighbours(intervals: readonly Interval[]): boolean[] {
  return intervals.map((own, index) => {
    const above = intervals[index - 1]
    return above !== undefined && own.high >= above.low && above.high >= own.low
  })
}

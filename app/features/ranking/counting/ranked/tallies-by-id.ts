import type { Roll } from './number-ballots.ts'
import type { Tallies } from './ranked-count.ts'

/** Written numbers of candidates as the protocol holds them; of all candidates unless `numbers` picks some. */
export function talliesById(
  { candidates }: Pick<Roll, 'candidates'>,
  written: readonly string[],
  numbers: readonly number[] = candidates.map((_, number) => number),
): Tallies {
  return Object.fromEntries(numbers.map((number) => [candidates[number]?.id, written[number] as string]))
}

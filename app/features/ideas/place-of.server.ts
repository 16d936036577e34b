import { type Place, type Stream, streams } from '#drizzle/queries/idea-lists.ts'
import { countBefore } from '#drizzle/queries/idea-places.ts'

/** Nobody needs to know which place beyond the thousandth it is, and nobody should wait for it. */
const mostCounted = 1000

/**
 * The place of an idea in an order, from 1; null beyond the thousandth. Ties that a reader's own shuffle would
 * decide share a place.
 */
export async function placeOf(
  order: Exclude<Stream, 'random' | 'random-down'>,
  contestId: string,
  place: Place,
  most = mostCounted,
) {
  const shared = streams[order].filter(({ by }) => by !== 'hash')
  const before = await countBefore(shared, place.slice(0, shared.length), contestId, most)
  return before < most ? before + 1 : null
}

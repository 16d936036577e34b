import { type Place, type Stream, streams } from '#drizzle/queries/idea-lists.ts'
import { countBefore, leadersOf } from '#drizzle/queries/idea-places.ts'

/** Nobody needs to know which place beyond the thousandth it is, and nobody should wait for it. */
const mostCounted = 1000

/**
 * The place of an idea in an order, from 1; null beyond the thousandth. Ties that a reader's own shuffle would
 * decide share a place.
 */
export async function placeOf(order: Exclude<Stream, 'random' | 'random-down'>, contestId: string, place: Place) {
  const shared = streams[order].filter(({ by }) => by !== 'hash')
  const before = await countBefore(shared, place.slice(0, shared.length), contestId, mostCounted)
  return before < mostCounted ? before + 1 : null
}

/** To be the 64th cheers nobody up. */
const lastPlaceTold = 30

/** The place by votes that an idea has with so many, from 1; null beyond the thirtieth. */
export async function placeByVotes(contestId: string, idea: { votes: number; lot: number }) {
  // Read once for all who vote at the same time: among hundreds a second, each of them would count the same ideas.
  const leaders = await leadersOf(contestId, lastPlaceTold + 1)
  const before = leaders.filter(({ votes, lot }) => votes > idea.votes || (votes === idea.votes && lot > idea.lot))
  const others = before.filter(({ lot }) => lot !== idea.lot)
  return others.length < lastPlaceTold ? others.length + 1 : null
}

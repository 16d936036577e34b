import { seedOffset } from './reader-hash.ts'

export type FairCard<Id> = { id: Id; why: 'quiet' | 'fair' }

export type FairPage<Id> = {
  /** The reader's seed; it also decides which of the first cards is the first quiet one. */
  seed: string
  /** Cards listed on earlier pages, so that the rhythm goes on; without gaps it is the size of `listed`. */
  offset: number
  /** Candidates, fewest views first (`byFewestViews`). */
  quiet: readonly Id[]
  /** Candidates, highest fair score first (`byFairScore`). */
  fair: readonly Id[]
  /** Ideas of earlier pages: never listed again. */
  listed: ReadonlySet<Id>
  size: number
  /** One card in so many is a quiet one: `explorationShare(…)`. */
  share: number
}

/**
 * One page of the fair order: every third (or fifth) card is the least seen idea not yet listed, the others by fair score.
 * The definition of ranking order `fair`; the share of exploration is fixed instead of random (ε-greedy, Sutton & Barto §2.2).
 *
 * Each stream needs `size` ideas that are not in `listed`, or all there are; the page is then what endless streams
 * would give. Where `fair` has that many, `quiet` needs no more than its turns and those that `fair` holds as well. When one stream ends, the other goes on. Shorter than `size` only at the end of the list.
 */
export function fairPage<Id extends string | number>(page: FairPage<Id>): FairCard<Id>[] {
  const taken = new Set<Id>()
  const phase = quietPhase(page.seed, page.share)
  const next = { quiet: reader(page.quiet, page.listed, taken), fair: reader(page.fair, page.listed, taken) }
  const cards: FairCard<Id>[] = []

  for (let position = page.offset; cards.length < page.size; position++) {
    const turn = position % page.share === phase ? 'quiet' : 'fair'
    const card = draw(next, turn) ?? draw(next, turn === 'quiet' ? 'fair' : 'quiet')
    if (!card) break
    taken.add(card.id)
    cards.push(card)
  }
  return cards
}

/** Position (counted from 0) of the first quiet card of this reader, 0 to share − 1. */
export function quietPhase(seed: string, share: number) {
  return seedOffset(`phase ${seed}`) % share
}

type Reader<Id> = () => Id | undefined

/** Reads a stream once, front to back, past everything already shown. */
function reader<Id>(stream: readonly Id[], listed: ReadonlySet<Id>, taken: ReadonlySet<Id>): Reader<Id> {
  let at = 0
  return () => {
    for (; at < stream.length; at++) {
      const id = stream[at]
      if (id !== undefined && !listed.has(id) && !taken.has(id)) return id
    }
    return undefined
  }
}

function draw<Id>(next: Record<'quiet' | 'fair', Reader<Id>>, why: 'quiet' | 'fair'): FairCard<Id> | undefined {
  const id = next[why]()
  return id === undefined ? undefined : { id, why }
}

import { fairPage, quietPhase } from '#app/features/ranking/orders/fair-page.ts'
import { fairScore } from '#app/features/ranking/orders/fair-score.ts'
import type { Order, Score, Standings } from './orders.ts'
import { chance, seededRandom } from './random.ts'
import { selectTop } from './select-top.ts'
import { LONGEST, type World } from './world.ts'

/** The first cards of a list, as deep as anybody scrolls; `length` of them are filled. */
export type List = {
  length: number
  newest: Int32Array
  refresh: (hour: number) => void
  forVisitor: (visitor: number) => Int32Array
}

/** The list that an order makes of the standings, computed anew by `refresh`; it holds only ideas posted by then. */
export function aList(order: Order, world: World, standings: Standings): List {
  const list: List = { length: 0, newest: cards(), refresh: () => {}, forVisitor: () => list.newest }
  const make = 'score' in order ? scored(order.score) : 'fair' in order ? fair(order.fair) : shuffled
  let posted = 0
  const made = make(world, standings, () => posted)

  list.forVisitor = made.forVisitor
  list.refresh = (hour) => {
    while (posted < world.posted.length && world.posted[posted]! <= hour) posted++
    list.length = Math.min(LONGEST, posted)
    for (let position = 0; position < list.length; position++) list.newest[position] = posted - 1 - position
    made.refresh()
  }
  return list
}

const cards = () => new Int32Array(LONGEST)

type Make = (
  world: World,
  standings: Standings,
  posted: () => number,
) => Pick<List, 'forVisitor'> & { refresh: () => void }

/** Fills a column with the scores of all ideas posted and picks the best. */
function ranked(world: World, standings: Standings, posted: () => number, score: Score) {
  const scores = new Float64Array(world.appeal.length)
  const random = seededRandom(world.number + 1_000_003)
  const now = { ...standings, world, random }
  return (top: Int32Array) => {
    now.hour = standings.hour
    now.contestRate = standings.contestRate
    for (let idea = 0; idea < posted(); idea++) scores[idea] = score(idea, now)
    return selectTop(top, posted(), scores, world.lot)
  }
}

const scored =
  (score: Score): Make =>
  (world, standings, posted) => {
    const top = cards()
    const rank = ranked(world, standings, posted, score)
    return { refresh: () => void rank(top), forVisitor: () => top }
  }

/** The first steps of a Fisher–Yates shuffle, for each visitor anew. */
const shuffled: Make = (world, _standings, posted) => {
  const pile = Int32Array.from(world.appeal, (_, idea) => idea)
  const random = seededRandom(world.number + 2_000_003)
  return {
    refresh: () => {},
    forVisitor: () => {
      for (let position = 0; position < Math.min(LONGEST, posted()); position++) {
        const drawn = position + Math.floor(random() * (posted() - position))
        ;[pile[position], pile[drawn]] = [pile[drawn]!, pile[position]!]
      }
      return pile
    },
  }
}

/** The page of the product itself, with streams as deep as the page; visitors of one phase share it until the refresh. */
const fair =
  (share: number): Make =>
  (world, standings, posted) => {
    const [quiet, best] = [cards(), cards()]
    const seeds = Array.from({ length: share }, (_, phase) => seedOfPhase(phase, share))
    const pages = new Map<string, Int32Array>()
    const byScore = ranked(world, standings, posted, (idea, now) =>
      fairScore(now.rated[idea]!, now.views[idea]!, now.contestRate),
    )
    const byViews = ranked(world, standings, posted, (idea, now) => -now.views[idea]!)
    let length = 0

    const page = (seed: string) =>
      Int32Array.from(
        fairPage({
          seed,
          offset: 0,
          quiet: [...quiet.subarray(0, length)],
          fair: [...best.subarray(0, length)],
          listed: new Set<number>(),
          size: length,
          share,
        }),
        (card) => card.id,
      )
    return {
      refresh: () => {
        pages.clear()
        byViews(quiet)
        length = byScore(best)
      },
      forVisitor: (visitor) => {
        const seed = seeds[Math.floor(chance(world.number, visitor, -1000) * share)]!
        const known = pages.get(seed) ?? page(seed)
        pages.set(seed, known)
        return known
      },
    }
  }

function seedOfPhase(phase: number, share: number) {
  for (let reader = 0; ; reader++) {
    if (quietPhase(`reader ${reader}`, share) === phase) return `reader ${reader}`
  }
}

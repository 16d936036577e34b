import { fairPrior } from '#app/features/ranking/orders/fair-prior.ts'
import { raiseTrending, trendingStart } from '#app/features/ranking/orders/trending-score.ts'
import { aList, type List } from './lists.ts'
import type { Order, Rated, Standings } from './orders.ts'
import { chance } from './random.ts'
import { HOURS, type World } from './world.ts'

/** How often in 30 days the order is computed anew: every 21.6 minutes. */
export const REFRESHES = 2000

/** What is left at the end, and how appealing the cards were that people saw on average. */
export type Outcome = { standings: Standings; meanAppealShown: number }

const start = Date.UTC(2026, 0, 1)
const dateOf = (hour: number) => new Date(start + hour * 3_600_000)

/**
 * Lets the visitors of a world read one order. Whoever scrolls past a card is a view; the card in position k is read
 * with probability k^−0.2; a reader supports the idea with its appeal q, and if not, votes it down with 0.15·(1 − q).
 */
export function simulate(world: World, order: Order, rated: Rated): Outcome {
  const standings = nothingYet(world, rated)
  const list = aList(order, world, standings)
  const friends = friendVotes(world, standings)
  const shown = { cards: 0, appeal: 0 }
  let refreshed = -1

  for (let visitor = 0; visitor < world.visits.hour.length; visitor++) {
    const hour = world.visits.hour[visitor]!
    friends.until(hour)
    const refresh = Math.floor((hour / HOURS) * REFRESHES)
    if (refresh > refreshed) refreshList(list, standings, (refresh * HOURS) / REFRESHES)
    refreshed = refresh
    readList(world, standings, list, visitor, shown)
  }
  friends.until(HOURS)
  standings.contestRate = rateOf(standings)
  return { standings, meanAppealShown: shown.appeal / shown.cards }
}

function nothingYet({ appeal, posted }: World, rated: Rated): Standings {
  const counter = () => new Int32Array(appeal.length)
  const votes = counter()
  const trending = Float64Array.from(posted, (hour) => trendingStart(dateOf(hour)))
  return {
    views: counter(),
    votes,
    rated: rated === 'all' ? votes : counter(),
    downs: counter(),
    trending,
    contestRate: 0.1,
    hour: -1,
  }
}

function friendVotes({ friends }: World, standings: Standings) {
  let next = 0
  return {
    until(hour: number) {
      for (; next < friends.hour.length && friends.hour[next]! <= hour; next++) {
        addVote(standings, friends.idea[next]!, friends.hour[next]!)
      }
    },
  }
}

function addVote({ votes, trending }: Standings, idea: number, hour: number) {
  votes[idea]!++
  trending[idea] = raiseTrending(trending[idea]!, 'vote', dateOf(hour))
}

function refreshList(list: List, standings: Standings, hour: number) {
  if (Math.floor(hour) > Math.floor(standings.hour)) standings.contestRate = rateOf(standings)
  standings.hour = hour
  list.refresh(hour)
}

function rateOf({ views, rated }: Standings) {
  const sum = (counts: Int32Array) => counts.reduce((total, count) => total + count, 0)
  return fairPrior(sum(rated), sum(views))
}

function readList(
  world: World,
  standings: Standings,
  list: List,
  visitor: number,
  shown: { cards: number; appeal: number },
) {
  const cards = world.visits.newest[visitor] ? list.newest : list.forVisitor(visitor)
  const scrolled = Math.min(world.visits.cards[visitor]!, list.length)
  for (let position = 0; position < scrolled; position++) {
    const idea = cards[position]!
    const appeal = world.appeal[idea]!
    standings.views[idea]!++
    shown.cards++
    shown.appeal += appeal
    if (chance(world.number, visitor, -1 - position) >= READ[position]!) continue

    const opinion = chance(world.number, visitor, idea)
    if (opinion < appeal) {
      if (standings.rated !== standings.votes) standings.rated[idea]!++
      addVote(standings, idea, world.visits.hour[visitor]!)
    } else if (opinion > 1 - 0.15 * (1 - appeal)) standings.downs[idea]!++
  }
}

const READ = Float64Array.from({ length: 256 }, (_, position) => (position + 1) ** -0.2)

import { fairScore } from '#app/features/ranking/orders/fair-score.ts'
import { PRIOR_VIEWS, posteriorMean } from '#app/features/ranking/orders/posterior-mean.ts'
import { wilson } from '#app/features/ranking/orders/wilson.ts'
import { fiderTrending, hackerNews, redditHot, votesPerDay } from './peer-scores.ts'
import { beta, type Random } from './random.ts'
import type { World } from './world.ts'

/**
 * Which votes a rate of support is made of: only those of people who met the idea in a list, as in the product, or all,
 * those through direct links too.
 */
export type Rated = 'list' | 'all'

/** What the people of one world have done so far under one order; a number per idea. */
export type Standings = {
  views: Int32Array
  votes: Int32Array
  /** The votes that rates are made of, see `Rated`; the very array `votes` where all are. */
  rated: Int32Array
  downs: Int32Array
  /** Stored trending score. */
  trending: Float64Array
  /** The contest's rate of support, renewed hourly. */
  contestRate: number
  /** Of the latest refresh, from 0 to 720. */
  hour: number
}

export type Score = (idea: number, now: Standings & { world: World; random: Random }) => number

/** How a list is made: by a score, highest first; shuffled for everybody; or a share of it given to the least seen. */
export type Order = { name: string } & ({ score: Score } | { shuffled: true } | { fair: number })

const age: (...of: Parameters<Score>) => number = (idea, { world, hour }) => hour - world.posted[idea]!

/** All orders compared: those of peers, the classics, and ours. */
export const ORDERS: readonly Order[] = [
  { name: 'newest', score: (idea) => idea },
  { name: 'random', shuffled: true },
  { name: 'raw votes', score: (idea, { votes }) => votes[idea]! },
  { name: 'up − down', score: (idea, { votes, downs }) => votes[idea]! - downs[idea]! },
  { name: 'votes per day (Quackback)', score: (idea, now) => votesPerDay(now.votes[idea]!, age(idea, now)) },
  { name: 'Fider trending', score: (idea, now) => fiderTrending(now.votes[idea]!, 0, age(idea, now)) },
  {
    name: 'Reddit hot (Astuto)',
    score: (idea, { votes, downs, world }) => redditHot(votes[idea]!, downs[idea]!, world.posted[idea]! * 3600),
  },
  { name: 'Hacker News', score: (idea, now) => hackerNews(now.votes[idea]! + 1, age(idea, now)) },
  { name: 'Aflora trending', score: (idea, { trending }) => trending[idea]! },
  { name: 'Wilson up/(up+down)', score: (idea, { votes, downs }) => wilson(votes[idea]!, votes[idea]! + downs[idea]!) },
  {
    name: 'Wilson votes/views',
    score: (idea, { rated, views }) => wilson(Math.min(rated[idea]!, views[idea]!), views[idea]!),
  },
  {
    name: 'posterior mean votes/views',
    score: (idea, { rated, views, contestRate }) => posteriorMean(rated[idea]!, views[idea]!, contestRate),
  },
  {
    name: 'Bayes-UCB (mean + 1 sd)',
    score: (idea, { rated, views, contestRate }) => fairScore(rated[idea]!, views[idea]!, contestRate),
  },
  { name: 'Thompson sampling', score: thompson },
  { name: 'Fair (1 in 3)', fair: 3 },
  { name: 'Fair (1 in 5)', fair: 5 },
  { name: 'Fair (1 in 2)', fair: 2 },
]

/** A draw from what is believed of the idea (Thompson, Biometrika 25, 1933). */
function thompson(idea: number, { rated, views, contestRate, random }: Parameters<Score>[1]) {
  const seen = views[idea]!
  const votes = Math.min(rated[idea]!, seen)
  return beta(random, votes + PRIOR_VIEWS * contestRate, seen - votes + PRIOR_VIEWS * (1 - contestRate))
}

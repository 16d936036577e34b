import { betaInterval } from './beta-interval.ts'
import { fairScore } from './fair-score.ts'
import { posteriorMean } from './posterior-mean.ts'
import { TRENDING_HALF_LIFE_HOURS, trendingHeat } from './trending-score.ts'

/** What is known about an idea's place; `why` is what `fairPage` said of its card. */
export type PlaceFacts = { rank: number; countsHidden: boolean } & (
  | { order: 'fair'; why: 'quiet' | 'fair'; views: number; listVotes: number; contestRate: number }
  | { order: 'top'; votes: number; sameVotes: number; votesAbove: number | null }
  | { order: 'new'; publishedAt: Date; now: Date }
  | { order: 'trending'; trendingScore: number; now: Date }
  | { order: 'debated'; argumentsFor: number; argumentsAgainst: number; comments: number }
  | { order: 'quiet'; views: number }
  | { order: 'random' }
)

export type PlaceOrder = PlaceFacts['order']

/** Every sentence an explanation may ask for: message keys of the room `ranking`. */
export const PLACE_SENTENCES = [
  'ranking_why_fair_quiet',
  'ranking_why_fair_hopeful',
  'ranking_why_fair_above',
  'ranking_why_fair_usual',
  'ranking_why_fair_below',
  'ranking_why_fair_hidden',
  'ranking_why_top_ahead',
  'ranking_why_top_tied',
  'ranking_why_top_none',
  'ranking_why_top_hidden',
  'ranking_why_new',
  'ranking_why_trending_warm',
  'ranking_why_trending_cooling',
  'ranking_why_trending_hidden',
  'ranking_why_debated_both',
  'ranking_why_debated_one',
  'ranking_why_debated_silent',
  'ranking_why_quiet',
  'ranking_why_random',
] as const

export type PlaceSentence = (typeof PLACE_SENTENCES)[number]

/** `band` for programs, `sentenceKey` for people, `numbers` for both: shares 0–1, times in hours, the rest counts. */
export type PlaceExplanation = { band: string; sentenceKey: PlaceSentence; numbers: Record<string, number> }

/** Fewer readers than this and an idea's figures say little: the same 20 as in the order itself. */
export const FEW_VIEWS = 20

/**
 * Why an idea stands where it stands, as numbers and the key of a sentence.
 * While counts are hidden from the reader, nothing that is or reveals a count of votes is in the answer.
 */
export function explainPlace(facts: PlaceFacts): PlaceExplanation {
  const { band, sentenceKey, numbers } = explain(facts)
  return { band, sentenceKey, numbers: { rank: facts.rank, ...numbers } }
}

function explain(facts: PlaceFacts): PlaceExplanation {
  switch (facts.order) {
    case 'fair':
      return explainFair(facts)
    case 'top':
      return explainTop(facts)
    case 'new':
      return said('date', 'ranking_why_new', { hoursAgo: hoursBetween(facts.publishedAt, facts.now) })
    case 'trending':
      return explainTrending(facts)
    case 'debated':
      return explainDebated(facts)
    case 'quiet':
      return said('few-have-seen', 'ranking_why_quiet', { views: facts.views })
    case 'random':
      return said('lot', 'ranking_why_random')
  }
}

const said = (band: string, sentenceKey: PlaceSentence, numbers: Record<string, number> = {}): PlaceExplanation => ({
  band,
  sentenceKey,
  numbers,
})

type Facts<Order extends PlaceOrder> = Extract<PlaceFacts, { order: Order }>

function explainFair({ why, views, listVotes, contestRate, countsHidden }: Facts<'fair'>): PlaceExplanation {
  if (why === 'quiet') return said('few-have-seen', 'ranking_why_fair_quiet', { views })
  if (countsHidden) return said('by-support', 'ranking_why_fair_hidden', { views })

  const mean = posteriorMean(listVotes, views, contestRate)
  const { low, high } = betaInterval(listVotes, views, contestRate)
  const numbers = { views, listVotes, contestRate, mean, low, high, score: fairScore(listVotes, views, contestRate) }
  if (views < FEW_VIEWS) return said('hopeful', 'ranking_why_fair_hopeful', numbers)
  if (low > contestRate) return said('above', 'ranking_why_fair_above', numbers)
  if (high < contestRate) return said('below', 'ranking_why_fair_below', numbers)
  return said('usual', 'ranking_why_fair_usual', numbers)
}

/** `sameVotes` counts the other ideas with as many votes; `votesAbove` is the next higher figure, null at the top. */
function explainTop({ votes, sameVotes, votesAbove, countsHidden }: Facts<'top'>): PlaceExplanation {
  if (countsHidden) return said('by-votes', 'ranking_why_top_hidden')
  const numbers = { votes, sameVotes, behindBy: votesAbove === null ? 0 : votesAbove - votes }
  if (votes === 0) return said('none', 'ranking_why_top_none', numbers)
  return sameVotes > 0 ? said('tied', 'ranking_why_top_tied', numbers) : said('ahead', 'ranking_why_top_ahead', numbers)
}

function explainTrending({ trendingScore, now, countsHidden }: Facts<'trending'>): PlaceExplanation {
  if (countsHidden) return said('by-votes', 'ranking_why_trending_hidden', { halfLifeHours: TRENDING_HALF_LIFE_HOURS })
  const numbers = { heat: trendingHeat(trendingScore, now), halfLifeHours: TRENDING_HALF_LIFE_HOURS }
  return numbers.heat >= 1
    ? said('warm', 'ranking_why_trending_warm', numbers)
    : said('cooling', 'ranking_why_trending_cooling', numbers)
}

function explainDebated({ argumentsFor, argumentsAgainst, comments }: Facts<'debated'>): PlaceExplanation {
  const numbers = { for: argumentsFor, against: argumentsAgainst, comments }
  if (argumentsFor > 0 && argumentsAgainst > 0) return said('both-sides', 'ranking_why_debated_both', numbers)
  return comments > 0
    ? said('one-side', 'ranking_why_debated_one', numbers)
    : said('silent', 'ranking_why_debated_silent', numbers)
}

const hoursBetween = (from: Date, to: Date) => Math.max(0, (to.getTime() - from.getTime()) / 3_600_000)

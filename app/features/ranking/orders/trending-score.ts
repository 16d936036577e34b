/** After this long, a vote or a comment weighs half of a fresh one. */
export const TRENDING_HALF_LIFE_HOURS = 48

/** Votes to comments 5 : 3, as in Fider's published default; being published counts as one vote. */
export const TRENDING_WEIGHTS = { start: 1, vote: 1, comment: 0.6 } as const

export type TrendingAct = keyof typeof TRENDING_WEIGHTS

/**
 * What people turn to now: votes and comments, each fading by half every 48 hours, an idea's publication counting once.
 * log2 Σ weight·2^(time / half-life) never needs re-scoring: "forward decay", Cormode et al., ICDE 2009.
 *
 * From scratch, for imports and the nightly check. The answer sorts descending and grows by 1 per half-life.
 */
export function trendingScore(idea: { publishedAt: Date; votes: readonly Date[]; comments: readonly Date[] }) {
  const withVotes = idea.votes.reduce((score, at) => raiseTrending(score, 'vote', at), trendingStart(idea.publishedAt))
  return idea.comments.reduce((score, at) => raiseTrending(score, 'comment', at), withVotes)
}

/** The score of an idea nobody has reacted to yet. */
export const trendingStart = (publishedAt: Date) => halfLives(publishedAt) + Math.log2(TRENDING_WEIGHTS.start)

/** The stored score after one more vote or comment made at `at`. */
export function raiseTrending(score: number, act: TrendingAct, at: Date) {
  const added = halfLives(at) + Math.log2(TRENDING_WEIGHTS[act])
  const [higher, lower] = added > score ? [added, score] : [score, added]
  return higher + Math.log2(1 + 2 ** (lower - higher))
}

/**
 * The stored score after a vote or comment made at `at` was taken back: right to a billionth of a vote fresh at `at`.
 * Never below the untouched score of `publishedAt`, where rounding could otherwise lead after dozens of half-lives; null
 * for an idea that is not published, whose untouched score is 0.
 */
export function lowerTrending(score: number, act: TrendingAct, at: Date, publishedAt: Date | null) {
  const removed = halfLives(at) + Math.log2(TRENDING_WEIGHTS[act])
  const floor = publishedAt ? trendingStart(publishedAt) : 0
  const left = 1 - 2 ** (removed - score)
  return left <= 0 ? floor : Math.max(floor, score + Math.log2(left))
}

/** How many fresh votes a stored score is worth at `now`: the number to show to people. */
export const trendingHeat = (score: number, now: Date = new Date()) => 2 ** (score - halfLives(now))

const halfLives = (at: Date) => at.getTime() / (TRENDING_HALF_LIFE_HOURS * 3_600_000)

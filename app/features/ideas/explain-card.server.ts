import type { CardContext } from '#app/features/ideas/cards-of.server.ts'
import type { Listed } from '#app/features/ideas/list-page.server.ts'
import { explainPlace, type PlaceExplanation, type PlaceFacts } from '#app/features/ranking/orders/explain-place.ts'
import { copyOf } from '#app/web/address-people.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { translate } from '#app/web/translate.server.ts'
import type { CardRow } from '#drizzle/queries/idea-cards.ts'

interface Standing {
  rank: number
  why: Listed['why']
  above: number | null
}

/** Why a card stands where it stands, in the reader's language, from what is known of its page alone. */
export function explainCard(context: CardContext, idea: CardRow['idea'], standing: Standing): Told {
  if (context.order !== 'fair') return told(context, idea, standing)
  const { contest, countsHidden } = context
  const key = `${copyOf(requestContext().locale)} ${standing.why} ${countsHidden} ${idea.views} ${idea.listVotes} ${contest.fairPrior}`
  const known = kept.get(key)
  if (known) return known
  if (kept.size >= mostKept) kept.clear()
  const fresh = told(context, idea, standing)
  kept.set(key, fresh)
  return fresh
}

type Told = { band: string; sentence: string }

/** Intervals cost a tenth of a page, and the same ideas are listed for everybody: each is worked out and told once. */
const kept = new Map<string, Told>()
const mostKept = 5000

function told(context: CardContext, idea: CardRow['idea'], standing: Standing): Told {
  const { band, sentence } = inWords(explainPlace(factsOf(context, idea, standing)))
  return { band, sentence }
}

/** The sentence of an explanation in the reader's language, beside its numbers. */
export function inWords({ band, sentenceKey, numbers }: PlaceExplanation) {
  return { band, sentence: translate(sentenceKey, numbersToSay(numbers)), numbers }
}

function factsOf(
  { order, countsHidden, contest, now }: CardContext,
  idea: CardRow['idea'],
  standing: Standing,
): PlaceFacts {
  const { rank, why, above } = standing
  const base = { rank, countsHidden }
  const { votes, views, listVotes } = idea
  switch (order) {
    case 'fair':
      return {
        ...base,
        order,
        why: why === 'quiet' ? 'quiet' : 'fair',
        views,
        listVotes,
        contestRate: contest.fairPrior,
      }
    case 'top':
      return { ...base, order, votes, sameVotes: above === votes ? 1 : 0, votesAbove: above }
    case 'new':
      return { ...base, order, publishedAt: idea.publishedAt ?? now, now }
    case 'trending':
      return { ...base, order, trendingScore: idea.trendingScore, now }
    case 'debated':
      return {
        ...base,
        order,
        argumentsFor: idea.commentsFor,
        argumentsAgainst: idea.commentsAgainst,
        comments: idea.comments,
      }
    case 'quiet':
      return { ...base, order, views }
    case 'random':
      return { ...base, order }
  }
}

/** Shares as whole percents and the rest in whole numbers: nobody reads a score. */
function numbersToSay(numbers: Record<string, number>) {
  const shares = ['contestRate', 'mean', 'low', 'high', 'score']
  return Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, Math.round(shares.includes(name) ? value * 100 : value)]),
  )
}

import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import { countsVisible, votingIsOver } from '#app/features/contests/counts-visible.ts'
import { inWords } from '#app/features/ideas/explain-card.server.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { orderSentence } from '#app/features/ideas/order-sentence.server.ts'
import { type Order, offeredOrders, orderOf } from '#app/features/ideas/orders.ts'
import { placeOf } from '#app/features/ideas/place-of.server.ts'
import { placeIn } from '#app/features/ideas/read-stream.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { explainPlace, type PlaceFacts } from '#app/features/ranking/orders/explain-place.ts'
import { CARDS_PER_VISITOR, explorationShare } from '#app/features/ranking/orders/exploration-share.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { votesAround } from '#drizzle/queries/idea-places.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'
import { ballotShown } from '#drizzle/queries/votes.ts'

export interface WhyHere {
  order: Order
  /** Place in that order, from 1; null beyond the thousandth, where a lot decides, and for ideas no list shows. */
  rank: number | null
  band: string
  /** In the reader's language: how the order works, and why this idea stands here. */
  sentence: string
  numbers: Record<string, number>
  countsHidden: boolean
}

/** Ideas with equal votes are counted no further than this. */
const mostCounted = 1000

/**
 * Explains the place of an idea in an order (the one its contest shows first, unless told) with its numbers. While
 * counts are hidden from the reader none of them is in the answer. Throws 404 or 403 for what may not be read.
 */
export async function whyHere(
  viewer: Viewer,
  ideaId: string,
  asked?: string | null,
  now = new Date(),
): Promise<WhyHere & { idea: IdeaRow; contest: ContestRow; offered: Order[] }> {
  const { idea, contest } = await findIdea(viewer, ideaId)
  insist(can(viewer, 'idea.read', { ...idea, contest }))
  const voted = viewer.kind !== 'visitor' && (await ballotShown(contest, viewer.id)).voted
  const countsHidden = hasPapers(contest) || !countsVisible(viewer, contest, voted, now)
  const order = orderOf(asked, countsHidden, !hasPapers(contest) && votingIsOver(contest, now))

  const rank = await rankIn(order, idea)
  const facts = await factsOf({ order, idea, contest, countsHidden, rank, now })
  const { band, sentence, numbers } = inWords(explainPlace(facts))
  const { rank: _, ...others } = numbers
  return {
    ...{ order, rank, band, countsHidden, idea, contest, offered: offeredOrders(countsHidden) },
    sentence: order === 'fair' ? `${orderSentence(order, listedLike(contest))} ${sentence}` : sentence,
    numbers: rank === null ? others : numbers,
  }
}

const listedLike = (contest: ContestRow) => ({
  papers: hasPapers(contest),
  share: explorationShare(contest.views / CARDS_PER_VISITOR, contest.ideas),
})

async function rankIn(order: Order, idea: IdeaRow) {
  if (order === 'random' || idea.state !== 'published') return null
  return placeOf(order, idea.contestId, placeIn(order, idea))
}

interface Asked {
  order: Order
  idea: IdeaRow
  contest: ContestRow
  countsHidden: boolean
  rank: number | null
  now: Date
}

async function factsOf({ order, idea, contest, countsHidden, rank, now }: Asked): Promise<PlaceFacts> {
  const base = { rank: rank ?? 0, countsHidden }
  const { votes, views, listVotes, comments, trendingScore } = idea
  switch (order) {
    case 'fair':
      return { ...base, order, why: 'fair', views, listVotes, contestRate: contest.fairPrior }
    case 'top':
      return { ...base, order, votes, ...(await votesAround(contest.id, idea.id, votes, mostCounted)) }
    case 'new':
      return { ...base, order, publishedAt: idea.publishedAt ?? idea.createdAt, now }
    case 'trending':
      return { ...base, order, trendingScore, now }
    case 'debated':
      return { ...base, order, argumentsFor: idea.commentsFor, argumentsAgainst: idea.commentsAgainst, comments }
    case 'quiet':
      return { ...base, order, views }
    case 'random':
      return { ...base, order }
  }
}

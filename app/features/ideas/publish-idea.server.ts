import { record } from '#app/features/events/record.server.ts'
import { indexIdea } from '#app/features/ideas/index-idea.server.ts'
import { promisesFor } from '#app/features/ideas/promises-for.server.ts'
import { fairScore } from '#app/features/ranking/orders/fair-score.ts'
import { raiseTrending } from '#app/features/ranking/orders/trending-score.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { bumpContestIdeas } from '#drizzle/queries/idea-texts.ts'
import { changeIdea, type IdeaRow } from '#drizzle/queries/ideas.ts'

/**
 * Brings a held, returned, hidden or withdrawn idea before everybody's eyes, inside the transaction that decides it:
 * its counters, search rows, promise and first scores. An idea that was published before keeps its date and scores.
 */
export async function publishIdea(idea: IdeaRow, contest: ContestRow, actor: { id: string }, now: Date) {
  if (idea.state === 'published') return
  const change = {
    state: 'published' as const,
    stateReason: '',
    stateWords: '',
    updatedAt: now,
    ...(await firstTime(idea, contest, now)),
  }
  await changeIdea(idea.id, change)
  await bumpContestIdeas(contest.id, 1)
  await indexIdea({ ...idea, state: 'published' })
  const again = idea.publishedAt !== null
  await record(again ? 'idea.restored' : 'idea.published', actor, { contestId: contest.id, ideaId: idea.id }, now)
}

async function firstTime(idea: IdeaRow, contest: ContestRow, now: Date) {
  if (idea.publishedAt) return {}
  const { promisedBy, readPromisedBy } = await promisesFor(contest, now)
  return {
    publishedAt: now,
    promisedBy: idea.promisedBy ?? promisedBy,
    readPromisedBy: idea.readPromisedBy ?? readPromisedBy,
    turn: idea.answeredAt ? idea.turn : ('ours' as const),
    fairScore: fairScore(idea.listVotes, idea.views, contest.fairPrior),
    trendingScore: raiseTrending(idea.trendingScore, 'start', now),
  }
}

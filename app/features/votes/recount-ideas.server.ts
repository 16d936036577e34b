import { fairScore } from '#app/features/ranking/orders/fair-score.ts'
import { raiseTrending } from '#app/features/ranking/orders/trending-score.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import { changeIdea, ideasByIds } from '#drizzle/queries/ideas.ts'
import { tallyOf, voteTimes } from '#drizzle/queries/votes.ts'

const ideasAtOnce = 200

/** Sets the vote counters of ideas from their votes, after many came at once. Inside the caller's transaction. */
export async function recountIdeas(ideaIds: string[]) {
  for (let start = 0; start < ideaIds.length; start += ideasAtOnce)
    await recountSome(ideaIds.slice(start, start + ideasAtOnce))
}

async function recountSome(ids: string[]) {
  const tallies = new Map((await tallyOf(ids)).map((row) => [row.ideaId, row]))
  const times = new Map<string, Date[]>(ids.map((id) => [id, []]))
  for (const { ideaId, at } of await voteTimes(ids)) times.get(ideaId)?.push(at)
  const priors = new Map<string, number>()
  for (const idea of await ideasByIds(ids)) {
    const { votes = 0, provisional = 0, listVotes = 0 } = tallies.get(idea.id) ?? {}
    if (!priors.has(idea.contestId)) priors.set(idea.contestId, (await contestById(idea.contestId))?.fairPrior ?? 0)
    const trending = (times.get(idea.id) ?? []).reduce(
      (score, at) => raiseTrending(score, 'vote', at),
      idea.trendingScore,
    )
    const fair = fairScore(listVotes, idea.views, priors.get(idea.contestId) ?? 0)
    await changeIdea(idea.id, { votes, provisional, listVotes, fairScore: fair, trendingScore: trending })
  }
}

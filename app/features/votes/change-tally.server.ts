import { fairScore } from '#app/features/ranking/orders/fair-score.ts'
import { lowerTrending, raiseTrending } from '#app/features/ranking/orders/trending-score.ts'
import type { VotedIdea } from '#drizzle/queries/before-vote.ts'
import { changeContest } from '#drizzle/queries/contests.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'

interface TalliedVote {
  value: number
  state: 'counted' | 'provisional' | 'void'
  organic: boolean
  createdAt: Date
}

type Tally = Omit<VotedIdea['idea'], 'contestId' | 'authorId' | 'state' | 'beneathFor' | 'lot'>
type ContestTally = Pick<VotedIdea['contest'], 'id' | 'votes' | 'listVotes' | 'fairPrior' | 'logSeq' | 'logHead'>

/**
 * Moves the counters of an idea and its contest by one vote that came (`sign` 1) or went (−1), and stores the new end
 * of the ballot log. Works on the two rows as given and keeps them up to date for the next change in the transaction.
 */
export async function changeTally(
  idea: Tally,
  contest: ContestTally,
  moved: { vote: TalliedVote; sign: 1 | -1 }[],
  log: { logSeq: number; logHead: string },
) {
  for (const { vote, sign } of moved) move(idea, contest, vote, sign)
  idea.fairScore = fairScore(idea.listVotes, idea.views, contest.fairPrior)
  Object.assign(contest, { logSeq: log.logSeq, logHead: log.logHead })

  const { votes, provisional, listVotes, fairScore: score, trendingScore } = idea
  await changeIdea(idea.id, { votes, provisional, listVotes, fairScore: score, trendingScore })
  const sums = { votes: contest.votes, listVotes: contest.listVotes }
  await changeContest(contest.id, { ...sums, logSeq: log.logSeq, logHead: log.logHead })
}

function move(idea: Tally, contest: ContestTally, vote: TalliedVote, sign: 1 | -1) {
  const by = sign * vote.value
  if (vote.state === 'provisional') idea.provisional += by
  if (vote.state !== 'counted') return
  idea.votes += by
  contest.votes += by
  if (vote.organic) {
    idea.listVotes += by
    contest.listVotes += by
  }
  idea.trendingScore =
    sign > 0
      ? raiseTrending(idea.trendingScore, 'vote', vote.createdAt)
      : lowerTrending(idea.trendingScore, 'vote', vote.createdAt, idea.publishedAt)
}

import { debatedScore } from '#app/features/ranking/orders/debated-score.ts'
import { lowerTrending, raiseTrending } from '#app/features/ranking/orders/trending-score.ts'
import type { CommentRow } from '#drizzle/queries/comments.ts'
import { changeIdea, type IdeaRow } from '#drizzle/queries/ideas.ts'

const counters = { for: 'commentsFor', against: 'commentsAgainst', question: 'commentsQuestion' } as const

/**
 * Moves the counters and scores of an idea by one published comment that came (`sign` 1) or went (−1). Works on the row
 * as given and keeps it up to date for the next change in the transaction. A debate has no counters of its own.
 */
export async function countComment(
  idea: IdeaRow | null,
  comment: Pick<CommentRow, 'stance' | 'createdAt'>,
  sign: 1 | -1,
) {
  if (!idea) return
  idea.comments += sign
  if (comment.stance !== 'none') idea[counters[comment.stance]] += sign
  idea.debatedScore = debatedScore(idea.commentsFor, idea.commentsAgainst, idea.comments)
  idea.trendingScore =
    sign > 0
      ? raiseTrending(idea.trendingScore, 'comment', comment.createdAt)
      : lowerTrending(idea.trendingScore, 'comment', comment.createdAt, idea.publishedAt)
  const { comments, commentsFor, commentsAgainst, commentsQuestion, debatedScore: debated, trendingScore } = idea
  const all = { comments, commentsFor, commentsAgainst, commentsQuestion }
  await changeIdea(idea.id, { ...all, debatedScore: debated, trendingScore })
}

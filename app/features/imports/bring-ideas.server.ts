import { indexIdea } from '#app/features/ideas/index-idea.server.ts'
import { fairScore } from '#app/features/ranking/orders/fair-score.ts'
import { raiseTrending, trendingStart } from '#app/features/ranking/orders/trending-score.ts'
import { newLot, newShortId } from '#drizzle/ids.ts'
import { addManyIdeas } from '#drizzle/queries/imports.ts'
import { type Arrival, personOf } from './arrival.ts'
import type { BatchIdea } from './batch.ts'

/** Ideas that are not here yet, with their counters of what comes along. Answers the rows it added. */
export async function bringIdeas(arrival: Arrival) {
  const { batch, progress } = arrival
  const missing = batch.ideas.filter((idea) => !arrival.ideas.has(idea.sourceId))
  const commentTimes = timesByIdea(arrival)
  const rows = missing.map((idea) => ideaRow(arrival, idea, commentTimes.get(idea.sourceId) ?? []))
  await addManyIdeas(rows)
  for (const [index, row] of rows.entries()) {
    arrival.ideas.set(row.sourceId, row.id)
    await indexIdea(row)
    if (index % 100 === 0) progress('ideas', index, rows.length)
  }
  progress('ideas', rows.length, rows.length)
  return rows
}

function timesByIdea({ batch, comments }: Arrival) {
  const times = new Map<string, Date[]>()
  for (const comment of batch.comments) {
    if (comments.has(comment.sourceId)) continue
    const same = times.get(comment.ideaSource) ?? []
    same.push(comment.createdAt)
    times.set(comment.ideaSource, same)
  }
  return times
}

function ideaRow(arrival: Arrival, idea: BatchIdea, commentTimes: Date[]) {
  const { contest, batch, importId, rendered } = arrival
  const text = rendered.ideas.get(idea.sourceId)
  const trending = commentTimes.reduce(
    (score, at) => raiseTrending(score, 'comment', at),
    trendingStart(idea.createdAt),
  )
  return {
    id: newShortId(),
    contestId: contest.id,
    authorId: personOf(arrival, idea.authorSource),
    title: idea.title,
    body: idea.body,
    bodyHtml: text?.html ?? '',
    excerpt: text?.excerpt ?? '',
    beneath: idea.beneath,
    beneathFor: 'everyone' as const,
    state: idea.state,
    stateReason: idea.state === 'hidden' ? 'moderated-at-source' : '',
    language: batch.contest.language,
    tags: idea.tags,
    lot: newLot(),
    comments: commentTimes.length,
    fairScore: fairScore(0, 0, contest.fairPrior),
    trendingScore: trending,
    debatedScore: commentTimes.length / (commentTimes.length + 1),
    // Nobody promised these authors an answer, and most cannot be reached.
    turn: 'none' as const,
    importUp: idea.importUp,
    importDown: idea.importDown,
    importId,
    sourceId: idea.sourceId,
    createdAt: idea.createdAt,
    publishedAt: idea.createdAt,
    updatedAt: idea.createdAt,
  }
}

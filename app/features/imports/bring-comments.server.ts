import { newId } from '#drizzle/ids.ts'
import { addManyComments } from '#drizzle/queries/imports.ts'
import { type Arrival, personOf } from './arrival.ts'
import type { BatchComment } from './batch.ts'

/** Comments that are not here yet, each under the one it answers. Answers how many. */
export async function bringComments(arrival: Arrival): Promise<number> {
  const { batch, comments, ideas, progress } = arrival
  const missing = batch.comments.filter((comment) => !comments.has(comment.sourceId) && ideas.has(comment.ideaSource))
  for (const comment of missing) comments.set(comment.sourceId, newId())
  await addManyComments(missing.map((comment) => commentRow(arrival, comment)))
  progress('comments', missing.length, missing.length)
  return missing.length
}

function commentRow(arrival: Arrival, comment: BatchComment) {
  const { comments, contest, ideas, importId, rendered } = arrival
  return {
    id: comments.get(comment.sourceId) as string,
    contestId: contest.id,
    ideaId: ideas.get(comment.ideaSource) as string,
    parentId: comment.parentSource ? (comments.get(comment.parentSource) ?? null) : null,
    authorId: personOf(arrival, comment.authorSource),
    text: comment.text,
    html: rendered.comments.get(comment.sourceId) ?? '',
    stance: 'none' as const,
    state: 'published' as const,
    importUp: comment.importUp,
    importDown: comment.importDown,
    importId,
    sourceId: comment.sourceId,
    createdAt: comment.createdAt,
    updatedAt: comment.createdAt,
  }
}

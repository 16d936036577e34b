import { noteParticipant } from '#app/features/contests/note-participant.server.ts'
import { indexIdea } from '#app/features/ideas/index-idea.server.ts'
import { dropSearchRow } from '#drizzle/engines/search.ts'
import { newLot, newShortId } from '#drizzle/ids.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { addFile, dropFilesOn, type FileRow } from '#drizzle/queries/files.ts'
import { addFinalEdge, copyFollows, ideaIdsIn, removeFinalists } from '#drizzle/queries/finals.ts'
import { addFollow } from '#drizzle/queries/follows.ts'
import { bumpContestIdeas, replaceIdeaTags } from '#drizzle/queries/idea-texts.ts'
import { addIdea, type IdeaRow } from '#drizzle/queries/ideas.ts'

/**
 * Lets an idea stand in a final that is being prepared: the same words by the same author, who may edit and withdraw
 * it there like any idea of theirs, with votes, comments and answers of its own; `files` are copies that go along. Inside
 * the caller's transaction.
 */
export async function addFinalist(final: Pick<ContestRow, 'id'>, idea: IdeaRow, files: FileRow[], now: Date) {
  const row = { ...wordsOf(idea), id: newShortId(), contestId: final.id, state: 'published' as const, lot: newLot() }
  await addIdea({ ...row, publishedAt: now, updatedAt: now })
  await addFinalEdge({ id: row.id, from: idea.id }, now)
  await replaceIdeaTags(final.id, row.id, idea.tags)
  await copyFollows(idea.id, row.id, now)
  await addFollow(idea.authorId, 'idea', row.id, now)
  await noteParticipant(final.id, idea.authorId, now)
  await bumpContestIdeas(final.id, 1)
  await indexIdea(row)
  for (const file of files) await addFile({ ...file, subjectId: row.id, contestId: final.id })
}

function wordsOf(idea: IdeaRow) {
  const { authorId, pseudonym, slug, title, body, bodyHtml, excerpt, beneath, beneathFor, language } = idea
  const { tags, fields, cost, createdAt } = idea
  const said = { authorId, pseudonym, slug, title, body, bodyHtml, excerpt, beneath, beneathFor, language }
  return { ...said, tags, fields, cost, createdAt }
}

/** Empties a final that is still a draft. */
export async function takeOutFinalists(final: ContestRow) {
  if (final.state !== 'draft') throw new Error(`${final.slug} is no draft any more.`)
  const ids = await ideaIdsIn(final.id)
  for (const id of ids) {
    await dropSearchRow(id)
    await dropFilesOn('idea', id)
  }
  await removeFinalists(final.id, ids)
}

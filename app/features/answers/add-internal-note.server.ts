import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addInternalNote as keepNote } from '#drizzle/queries/answers.ts'

/** Keeps the team's own words about an idea, apart from everything others may read. Throws 404 or 403 for others. */
export async function addInternalNote(viewer: Viewer, ideaId: string, text: string, createdAt = new Date()) {
  const { idea } = await findIdea(viewer, ideaId, 'idea.note')
  const html = await renderMarkdown(text)
  const id = newId()
  await transaction(() => keepNote({ id, ideaId: idea.id, authorId: viewer.id, text, html, createdAt }))
  return { ok: true as const, id, idea }
}

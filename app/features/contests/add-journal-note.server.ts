import { findContest } from '#app/features/contests/find-contest.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addContestNote } from '#drizzle/queries/contest-notes.ts'

/** Adds the host's words to the journal everybody can read. Notes are never changed, only followed by others. */
export async function addJournalNote(viewer: Viewer, name: string, text: string, now: Date = new Date()) {
  const html = await renderMarkdown(text)
  return transaction(async () => {
    const contest = await findContest(viewer, name, 'contest.manage')
    const note = {
      id: newId(),
      contestId: contest.id,
      authorId: viewer.id,
      kind: 'journal' as const,
      text,
      html,
      createdAt: now,
    }
    await addContestNote(note)
    await audit(viewer, 'contest.noted', { subject: 'contest', subjectId: contest.id, after: { text } }, now)
    return { ok: true as const, contest }
  })
}

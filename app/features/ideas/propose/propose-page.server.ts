import { findDraft } from '#app/features/ideas/find-draft.server.ts'
import { ideasOpen } from '#app/features/ideas/ideas-open.ts'
import { strangerFields } from '#app/features/people/proof-of-work/stranger-fields.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { signOpened } from '#app/web/form-opened.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

export type ProposePage = Awaited<ReturnType<typeof proposePage>>

/** What the page for proposing shows: the contest, who writes, and what they wrote before. */
export async function proposePage(
  viewer: Viewer,
  contest: ContestRow,
  asked: { draft: boolean; title: string },
  now = new Date(),
) {
  const { id, slug, title, question, helpText, tags, timeZone, moderation, ideasUntil } = contest
  const draft = await findDraft(viewer, id)
  return {
    contest: { id, slug, title, question, helpText, tags, timeZone, moderated: moderation === 'before', ideasUntil },
    complaint: { label: m.recovery_button(), hint: m.recovery_button_hint() },
    open: ideasOpen(contest, now),
    opened: signOpened(id, now),
    fields: await strangerFields(viewer, id, now, { withSeal: false }),
    writer: { account: viewer.kind === 'account', known: viewer.kind !== 'visitor', name: viewer.name },
    values: draft && asked.draft ? draft.content : asked.title ? { title: asked.title } : {},
    draft: draft && !asked.draft ? { savedAt: draft.savedAt } : null,
  }
}

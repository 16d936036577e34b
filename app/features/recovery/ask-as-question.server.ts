import { contestDraft, keepContestDraft } from '#app/features/contests/setup/contest-draft.server.ts'
import { newSetUpPage } from '#app/features/contests/setup/set-up-page.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { findCase } from '#app/features/recovery/find-case.server.ts'
import { m } from '#app/paraglide/messages.js'

/**
 * Prepares a new contest that asks why it keeps happening. Nothing of the complaint goes into it, neither words nor names:
 * the question is public, the complaint is not. An unfinished contest of theirs stays as it is.
 */
export async function askAsQuestion(viewer: Viewer, id: string, now = new Date()) {
  const { contest } = await findCase(viewer, id, 'case.answer')
  insist(can(viewer, 'site.create-contest'))
  if (await contestDraft(viewer, 'new')) return { ok: false as const }
  const { values } = await newSetUpPage(viewer, now)
  const question = m.recovery_question()
  const brief = m.recovery_question_brief({ contest: contest.title })
  await keepContestDraft(viewer, 'new', { ...values, question, brief }, now)
  return { ok: true as const }
}

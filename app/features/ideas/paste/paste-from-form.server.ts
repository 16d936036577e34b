import type { z } from 'zod'
import { ideasOnFirstDay } from '#app/features/ideas/first-day.server.ts'
import type { PasteChosenForm } from '#app/features/ideas/forms.server.ts'
import { pasteIdeas, previewIdeas } from '#app/features/ideas/paste-ideas.server.ts'
import { closedWords } from '#app/features/ideas/propose/closed-words.server.ts'
import { workFieldsFor } from '#app/features/people/proof-of-work/stranger-fields.server.ts'
import { workFault } from '#app/features/people/proof-of-work/work-fault.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { readOpened } from '#app/web/form-opened.server.ts'
import type { FormValues } from '#app/web/read-form.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** Publishes the chosen lines, or shows the list again with why not. */
export async function pasteFromForm(
  viewer: Viewer,
  contest: ContestRow,
  { value: wanted, values }: { value: z.output<typeof PasteChosenForm>; values: FormValues },
  now = new Date(),
) {
  const { list, take, opened = '' } = wanted
  const unworked = await workFault(viewer, values, contest.id, now)
  if (unworked) return { ...(await again(viewer, contest, wanted, now)), status: 400, formErrors: [unworked], values }
  const pasted = await pasteIdeas(viewer, contest, { list, take, opened: readOpened(contest.id, opened, now) }, now)
  if (pasted.ok) return { ok: true as const, note: m.ideas_paste_done({ n: pasted.added }) }
  const words = {
    closed: closedWords(contest, now),
    none: m.ideas_paste_none(),
    'too-many': m.ideas_paste_many({ max: pasted.max }),
    'new-here': m.ideas_refused_new_here({ max: ideasOnFirstDay }),
    words: m.ideas_refused_words(),
  }
  const statuses = { closed: 409, none: 400, 'too-many': 400, 'new-here': 429, words: 400 }
  return {
    ...(await again(viewer, contest, wanted, now)),
    status: statuses[pasted.reason],
    formErrors: [words[pasted.reason]],
    values,
  }
}

/** The list as it stands now, to be looked over once more. */
async function again(
  viewer: Viewer,
  contest: ContestRow,
  { list, opened = '' }: z.output<typeof PasteChosenForm>,
  now: Date,
) {
  const looked = await previewIdeas(viewer, contest, list, now)
  const fields = await workFieldsFor(viewer, contest.id, now)
  return { ok: false as const, list, opened, lines: looked.ok ? looked.lines : [], fields }
}

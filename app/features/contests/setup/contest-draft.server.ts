import { z } from 'zod'
import { ContestFields } from '#app/features/contests/forms.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { FormValues } from '#app/web/read-form.server.ts'
import { transaction } from '#drizzle/database.ts'
import { draftAt, dropDraft, keepDraft } from '#drizzle/queries/drafts.ts'

const longest = 60_000
const kept = z.string().max(longest, 'errors_too_long').optional()

/** What was typed so far, however wrong or unfinished; only fields of the page, nothing else. */
export const UnfinishedContest = z.object(
  Object.fromEntries(
    Object.keys(ContestFields.shape)
      .filter((name) => name !== 'next')
      .map((name) => [name, kept]),
  ),
)

/** `new`, or the id of the draft that is being changed. */
const placeOf = (which: string) => `contest:${which}`

/** Fields in a field have its name before a dot: `weightGroups.<group>`. */
const isOfPage = (name: string) => Object.hasOwn(UnfinishedContest.shape, name.split('.')[0] as string)

/** Keeps the page as it is being written, in the person's account. */
export async function keepContestDraft(viewer: Viewer, which: string, values: FormValues, now: Date = new Date()) {
  const content = Object.fromEntries(Object.entries(values).filter(([name]) => isOfPage(name)))
  await transaction(() => keepDraft(viewer.id, placeOf(which), content, now))
}

export async function contestDraft(viewer: Viewer, which: string) {
  return draftAt(viewer.id, placeOf(which))
}

export async function dropContestDraft(viewer: Viewer, which: string) {
  await transaction(() => dropDraft(viewer.id, placeOf(which)))
}

import { record } from '#app/features/events/record.server.ts'
import { findReportedName, type NameThing } from '#app/features/moderation/names/find-name.server.ts'
import type { NameReportInput } from '#app/features/moderation/names/forms.server.ts'
import { ensurePerson } from '#app/features/people/ensure-person.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { newId } from '#drizzle/ids.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { addNameReport } from '#drizzle/queries/names.ts'

/** What the page of the report says before anything is sent. */
export async function reportNamePage(viewer: Viewer, thing: NameThing) {
  const { name, path } = await findReportedName(viewer, thing)
  return { name, back: path }
}

/**
 * Tells the moderators that a public name may not belong here; once per person while nobody has decided. The name stays
 * until somebody has.
 */
export async function reportName(viewer: Viewer, thing: NameThing, input: NameReportInput, now = new Date()) {
  const { subject, id, path } = await findReportedName(viewer, thing)
  return transactionInTurn(`name:${id}`, async () => {
    const reporterId = await ensurePerson(viewer)
    const fresh = await addNameReport({ id: newId(), subject, subjectId: id, reporterId, ...input, createdAt: now })
    const about = { subjectId: id, subject, reason: input.reason }
    if (fresh) await record('name.reported', { id: reporterId }, about, now)
    return { ok: true as const, fresh, path }
  })
}

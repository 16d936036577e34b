import { attachFile, type Upload } from '#app/features/attachments/attach-file.server.ts'
import { findTextPlace, type TextPlace } from '#app/features/attachments/find-place.server.ts'
import { MOST_BYTES, QUOTAS } from '#app/features/files/file-limits.ts'
import { shownFile, sizeInWords } from '#app/features/files/files-shown.server.ts'
import { refusalWords } from '#app/features/files/refusal-words.server.ts'
import { stateReason } from '#app/features/ideas/state-reason.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { type FormValues, refuseForm } from '#app/web/read-form.server.ts'
import { filesOn } from '#drizzle/queries/files.ts'

export type FilesPage = Awaited<ReturnType<typeof filesPage>>

/** What hangs on one's own text, with why something was taken down, and whether more fits. */
export async function filesPage(viewer: Viewer, place: TextPlace, now = new Date()) {
  const { back, title, open, held } = await findTextPlace(viewer, place, now)
  const rows = await filesOn(place.subject, [place.id])
  return {
    ...{ back, title, held },
    form: open && rows.length < QUOTAS.onOneThing,
    closed: open ? m.files_refused_thing_full({ n: QUOTAS.onOneThing }) : m.files_refused_closed(),
    hint: m.files_file_hint({ size: sizeInWords(MOST_BYTES) }),
    files: rows.map((row) => ({
      ...shownFile(row),
      hidden:
        row.state === 'hidden'
          ? {
              reason: row.stateReason && stateReason(row.stateReason),
              words: row.stateWords,
              /** Where one asks for another look, and reads what came of it. */
              appeal: `/files/${row.id}/appeal`,
              asked: row.appealedAt !== null,
            }
          : null,
    })),
  }
}

/** One press of “Add”: what to say, or the form again with why not. */
export async function attachFromForm(viewer: Viewer, place: TextPlace, form: { value: Upload; values: FormValues }) {
  const attached = await attachFile(viewer, place, form.value)
  if (attached.ok)
    return { ok: true as const, note: attached.file.state === 'held' ? m.files_added_held() : m.files_added() }
  return { ok: false as const, refusal: refuseForm(form.values, { file: [refusalWords(attached.reason)] }) }
}

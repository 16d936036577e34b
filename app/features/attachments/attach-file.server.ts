import { findTextPlace, type TextPlace } from '#app/features/attachments/find-place.server.ts'
import { QUOTAS, type Quotas } from '#app/features/files/file-limits.ts'
import { findNoRoom, noteFile, type QuotaRefusal, withBytes } from '#app/features/files/keep-file.server.ts'
import { type FileRefusal, prepareFile } from '#app/features/files/prepare-file.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { FileRow } from '#drizzle/queries/files.ts'

export interface Upload {
  file: { name: string; content: Uint8Array }
  alt: string
}

export type Attached =
  | { ok: true; file: FileRow; back: string }
  | { ok: false; reason: FileRefusal | QuotaRefusal | 'file-closed' }

/**
 * Hangs a picture or a document on one's own idea or comment; held for a moderator where everything is looked at first.
 * Throws 404 or 403 where it is not theirs.
 */
export async function attachFile(
  viewer: Viewer,
  place: TextPlace,
  { file, alt }: Upload,
  now = new Date(),
  quotas: Quotas = QUOTAS,
): Promise<Attached> {
  const asked = await findTextPlace(viewer, place, now)
  if (!asked.open) return { ok: false, reason: 'file-closed' }
  const prepared = await prepareFile(file)
  if (typeof prepared === 'string') return { ok: false, reason: prepared }
  return withBytes<Attached>(prepared.content, asked.contest.id, async (id) => {
    const found = await findTextPlace(viewer, place, now)
    if (!found.open) return { ok: false, reason: 'file-closed' }
    const where = { subject: place.subject, subjectId: place.id, contestId: found.contest.id, ownerId: viewer.id }
    const reason = await findNoRoom(where, prepared.bytes, now, quotas)
    if (reason) return { ok: false, reason }
    const state = found.held ? ('held' as const) : ('shown' as const)
    return { ok: true, file: await noteFile(id, prepared, { ...where, alt, state }, now), back: found.back }
  })
}

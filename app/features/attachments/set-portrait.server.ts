import { dropBytes } from '#app/features/files/file-store.server.ts'
import { noteFile, withBytes } from '#app/features/files/keep-file.server.ts'
import { type FileRefusal, prepareFile } from '#app/features/files/prepare-file.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { forbidden } from '#app/web/refuse.server.ts'
import { transaction } from '#drizzle/database.ts'
import { dropFilesOn, filesOn } from '#drizzle/queries/files.ts'

export type PortraitSet = { ok: true } | { ok: false; reason: FileRefusal }

/** Puts a picture of 256 pixels in the place of one's portrait. Only accounts have one; throws 403 for others. */
export async function setPortrait(
  viewer: Viewer,
  file: { name: string; content: Uint8Array },
  now = new Date(),
): Promise<PortraitSet> {
  if (viewer.kind !== 'account') forbidden()
  const prepared = await prepareFile(file, 'portrait')
  if (typeof prepared === 'string') return { ok: false, reason: prepared }
  let before: string[] = []
  const place = { subject: 'person' as const, subjectId: viewer.id, contestId: null, ownerId: viewer.id }
  const done = await withBytes<PortraitSet>(prepared.content, viewer.id, async (id) => {
    before = await dropFilesOn('person', viewer.id)
    await noteFile(id, prepared, { ...place, alt: '', state: 'shown' }, now)
    return { ok: true }
  })
  if (done.ok) await dropBytes(before)
  return done
}

/** Takes one's portrait away for good. */
export async function removePortrait(viewer: Viewer) {
  if (viewer.kind !== 'account') forbidden()
  await dropBytes(await transaction(() => dropFilesOn('person', viewer.id)))
}

/** Where one's own portrait is found, shown to others or not. */
export async function ownPortrait(viewer: Viewer) {
  const [file] = await filesOn('person', [viewer.id])
  return file ? `/files/${file.id}` : null
}

import { saveSettings } from '#app/features/admin/save-settings.server.ts'
import { dropBytes } from '#app/features/files/file-store.server.ts'
import { noteFile, withBytes } from '#app/features/files/keep-file.server.ts'
import { type FileRefusal, prepareFile } from '#app/features/files/prepare-file.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { logoOf } from '#app/features/settings/logo-of.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { transaction } from '#drizzle/database.ts'
import { dropFilesOn } from '#drizzle/queries/files.ts'

export type LogoSet = { ok: true } | { ok: false; reason: FileRefusal }

interface NewLogo {
  file: { name: string; content: Uint8Array }
  /** What is read out in its place. */
  alt: string
}

/**
 * Puts a picture, drawn anew and made to fit, in the place of our logo on every page; the one before is gone for good.
 * Throws 404 for those who may not.
 */
export async function setLogo(viewer: Viewer, { file, alt }: NewLogo, now = new Date()): Promise<LogoSet> {
  insist(can(viewer, 'site.administer'))
  const prepared = await prepareFile(file, 'logo')
  if (typeof prepared === 'string') return { ok: false, reason: prepared }
  const { width, height } = prepared
  let before: string[] = []
  const place = { subject: 'site' as const, subjectId: 'logo', contestId: null, ownerId: viewer.id }
  const done = await withBytes<LogoSet>(prepared.content, 'logo', async (id) => {
    before = await dropFilesOn('site', 'logo')
    await noteFile(id, prepared, { ...place, alt, state: 'shown' }, now)
    await saveSettings(viewer, { logo: { file: id, alt, width: width ?? 0, height: height ?? 0 } }, now)
    return { ok: true }
  })
  if (done.ok) await dropBytes(before)
  return done
}

/** Takes the organisation's logo away for good; ours comes back. Throws 404 for those who may not. */
export async function removeLogo(viewer: Viewer, now = new Date()) {
  insist(can(viewer, 'site.administer'))
  const gone = await transaction(async () => {
    if (logoOf(await siteSettings()))
      await saveSettings(viewer, { logo: { file: '', alt: '', width: 0, height: 0 } }, now)
    return dropFilesOn('site', 'logo')
  })
  await dropBytes(gone)
}

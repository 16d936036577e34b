import { findFile } from '#app/features/attachments/find-file.server.ts'
import { dropBytes } from '#app/features/files/file-store.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { dropFile, type FileRow } from '#drizzle/queries/files.ts'

/** Takes one's own file away for good. Throws 404 or 403 for others. Answers what it was. */
export async function removeFile(viewer: Viewer, id: string): Promise<FileRow> {
  const file = await findFile(viewer, id, 'file.remove')
  await transaction(() => dropFile(file.id))
  await dropBytes([file.id])
  return file
}

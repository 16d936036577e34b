import { linkBytes } from '#app/features/files/file-store.server.ts'
import { newId } from '#drizzle/ids.ts'
import { type FileRow, filesOn } from '#drizzle/queries/files.ts'

/**
 * Copies of the pictures and documents that everybody sees on these ideas of a contest, by idea, each under an id of its
 * own: what is taken down in one round stays in the other. The bytes are there before any row names them; what no row
 * comes to name is swept away like any bytes that are nobody's.
 */
export async function copyFinalistFiles(contestId: string, ideaIds: string[]): Promise<Map<string, FileRow[]>> {
  const copies = new Map<string, FileRow[]>()
  for (const file of await filesOn('idea', [...new Set(ideaIds)])) {
    if (file.contestId !== contestId || file.state !== 'shown') continue
    const id = newId()
    const copied = await linkBytes(file.id, id).then(
      () => true,
      () => false,
    )
    if (copied) copies.set(file.subjectId, [...(copies.get(file.subjectId) ?? []), { ...file, id }])
  }
  return copies
}

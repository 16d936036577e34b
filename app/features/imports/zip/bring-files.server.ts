import { putBytes } from '#app/features/files/file-store.server.ts'
import { prepareFile } from '#app/features/files/prepare-file.server.ts'
import { newId } from '#drizzle/ids.ts'
import { type Oddity, oddity } from '../batch.ts'
import type { Bundle } from './open-bundle.server.ts'

/**
 * Takes the pictures and documents of a bundle as if its people had just sent them: drawn anew, under new names. What
 * cannot be taken is left out, and said. Bytes whose rows are not written after all are swept like any others.
 */
export async function bringFiles({ rows, bytes }: Bundle, dryRun: boolean | undefined): Promise<Oddity[]> {
  const [kept, lost]: [Bundle['rows']['files'], string[]] = [[], []]
  for (const row of rows.files) {
    const content = bytes.get(String(row.id))
    const file = content && (await prepareFile({ name: String(row.name), content }))
    const right = row.subject === 'idea' || row.subject === 'comment'
    if (!right || !file || typeof file === 'string') {
      lost.push(`${row.id}: ${file ?? 'not in the bundle'}`)
      continue
    }
    const { content: clean, ...known } = file
    const id = newId()
    if (!dryRun) await putBytes(id, clean)
    kept.push({ ...row, ...known, id })
  }
  rows.files = kept
  return lost.length === 0 ? [] : [oddity('pictures and documents that could not be taken', lost) as Oddity]
}

import { QUOTAS, type Quotas } from '#app/features/files/file-limits.ts'
import { dropBytes, putBytes } from '#app/features/files/file-store.server.ts'
import type { PreparedFile } from '#app/features/files/prepare-file.server.ts'
import { newId } from '#drizzle/ids.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { addFile, type FileRow, usedBy, usedIn, usedOn } from '#drizzle/queries/files.ts'

const day = 24 * 60 * 60 * 1000

export type Place = Pick<FileRow, 'subject' | 'subjectId' | 'contestId' | 'ownerId'>
export type QuotaRefusal = 'file-thing-full' | 'file-day-full' | 'file-person-full' | 'file-contest-full'

/**
 * Writes the bytes, then, in one transaction, whatever `work` says with the id they lie under; those of one `turn` one
 * after the other. When the transaction refuses or fails the bytes are taken away again; a crash leaves them to the sweep.
 */
export async function withBytes<Answer extends { ok: boolean }>(
  content: Uint8Array,
  turn: string,
  work: (id: string) => Promise<Answer>,
): Promise<Answer> {
  const id = newId()
  await putBytes(id, content)
  try {
    const done = await transactionInTurn(turn, () => work(id))
    if (!done.ok) await dropBytes([id])
    return done
  } catch (fault) {
    await dropBytes([id])
    throw fault
  }
}

interface Kept extends Place {
  alt: string
  state: FileRow['state']
}

/** Notes a file inside the transaction that asked whether there is room. */
export async function noteFile(id: string, { content: _, ...file }: PreparedFile, kept: Kept, now: Date) {
  return addFile({ id, ...file, ...kept, createdAt: now })
}

/** Why there is no room for another file here, or nothing. Asked inside the transaction that adds it. */
export async function findNoRoom(
  { subject, subjectId, contestId, ownerId }: Place,
  bytes: number,
  now: Date,
  quotas: Quotas = QUOTAS,
): Promise<QuotaRefusal | undefined> {
  if ((await usedOn(subject, subjectId)).n >= quotas.onOneThing) return 'file-thing-full'
  if ((await usedBy(ownerId, new Date(now.getTime() - day))).n >= quotas.personDay) return 'file-day-full'
  if ((await usedBy(ownerId)).bytes + bytes > quotas.personBytes) return 'file-person-full'
  if (contestId && (await usedIn(contestId)).bytes + bytes > quotas.contestBytes) return 'file-contest-full'
  return undefined
}

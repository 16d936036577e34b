import { entryNamed } from '#drizzle/queries/ballot-log.ts'
import { signedHeadOver } from '#drizzle/queries/signed-heads.ts'

export type FoundReceipt =
  | { found: 'unreadable' | 'missing' }
  /** `signed` is the first signed head over the entry, null until the next one is made. */
  | { found: 'entry'; seq: number; commitment: string; signed: { seq: number; at: Date } | null }

/** Where a contest's log holds a receipt, by its commitment or its number. Tells nothing of what was voted. */
export async function findReceipt(contestId: string, asked: string): Promise<FoundReceipt> {
  const by = nameOf(asked.trim().toLowerCase())
  if (!by) return { found: 'unreadable' }
  const entry = await entryNamed(contestId, by)
  if (!entry) return { found: 'missing' }
  const head = await signedHeadOver(contestId, entry.seq)
  return { found: 'entry', ...entry, signed: head ? { seq: head.seq, at: head.at } : null }
}

function nameOf(asked: string) {
  if (/^[0-9a-f]{64}$/.test(asked)) return { commitment: asked }
  return /^[1-9][0-9]{0,8}$/.test(asked) ? { seq: Number(asked) } : undefined
}

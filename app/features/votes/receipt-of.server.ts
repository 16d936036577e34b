import { makeReceipt, type ReceiptKind } from '#app/features/votes/make-receipt.server.ts'
import type { Receipt } from '#app/features/votes/receipt.ts'
import { openedEntry } from '#drizzle/queries/ballot-log.ts'

/** The receipt of an entry in a contest's log; null for imported votes, which have none, and after an erasure. */
export async function receiptOf(contest: ReceiptKind & { id: string }, seq: number): Promise<Receipt | null> {
  const found = seq > 0 ? await openedEntry(contest.id, seq) : undefined
  if (!found?.secret?.nonce) return null
  const { kind, commitment, previous, rulesHash, head } = found.entry
  const { ballot, nonce } = found.secret
  return makeReceipt(
    contest,
    { contest: contest.id, seq, kind, commitment, previous, rulesHash, head },
    { ballot, nonce },
  )
}

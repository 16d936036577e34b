import type { Receipt } from '#app/features/votes/receipt.ts'
import { signReceipt } from '#app/features/votes/sign-log.server.ts'
import { openedEntry } from '#drizzle/queries/ballot-log.ts'

/** The receipt of an entry in a contest's log; null for imported votes, which have none, and after an erasure. */
export async function receiptOf(contestId: string, seq: number): Promise<Receipt | null> {
  const found = seq > 0 ? await openedEntry(contestId, seq) : undefined
  if (!found?.secret?.nonce) return null
  const { kind, commitment, previous, rulesHash, head } = found.entry
  const { ballot, nonce } = found.secret
  const place = { contest: contestId, seq, kind, commitment, previous, rulesHash, head }
  return { ...place, ballot, nonce, signature: signReceipt(place) }
}

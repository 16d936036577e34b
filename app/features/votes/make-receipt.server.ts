import type { Receipt } from '#app/features/votes/receipt.ts'
import { signReceipt } from '#app/features/votes/sign-log.server.ts'
import { m } from '#app/paraglide/messages.js'
import type { ContestRow } from '#drizzle/queries/contests.ts'

export type ReceiptKind = Pick<ContestRow, 'receipts' | 'language'>
type Place = Omit<Receipt, 'ballot' | 'nonce' | 'note' | 'signature'>

/** The receipt of an entry: with what opens its ballot, or only with the proof that it is there, as the contest says. */
export function makeReceipt(
  { receipts, language }: ReceiptKind,
  place: Place,
  opening: { ballot: string; nonce: string },
): Receipt {
  const more = receipts === 'choice' ? opening : { note: m.votes_receipt_inclusion({}, { locale: language }) }
  let signed: string | undefined
  return {
    ...place,
    ...more,
    // Only once somebody looks: after the commit, when the next one no longer waits for it.
    get signature() {
      signed ??= signReceipt(place)
      return signed
    },
  }
}

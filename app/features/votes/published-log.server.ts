import { contestPublicKey } from '#app/server/secrets.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { type SignedHeadRow, signedHeadsOf } from '#drizzle/queries/signed-heads.ts'

/** A signed head as it is published, the same in `log.json` and in the export. */
export const shownHead = ({ at, ballots, head, seq, signature }: SignedHeadRow, rulesHash: string) => ({
  ...{ at: at.toISOString(), ballots, head, rulesHash, seq, signature },
})

/**
 * What is public of a contest's log while it grows: heads, no entries. Whoever keeps a copy is a witness: a log that
 * no longer fits it was changed.
 */
export async function publishedLog({ id, contractHash }: ContestRow) {
  const rulesHash = contractHash ?? ''
  const heads = (await signedHeadsOf(id)).map((row) => shownHead(row, rulesHash))
  return { contest: id, key: contestPublicKey(), rulesHash, heads }
}

import type { Viewer } from '#app/features/policy/viewer.ts'
import type { Receipt } from '#app/features/votes/receipt.ts'
import { receiptOf } from '#app/features/votes/receipt-of.server.ts'
import { entriesBy } from '#drizzle/queries/ballot-log.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** Everything the viewer said in a contest's log, oldest first; what was taken over from a guest included. */
export async function ownReceipts(viewer: Viewer, contest: ContestRow): Promise<Receipt[]> {
  const receipts = []
  for (const seq of await entriesBy(contest.id, viewer.id)) receipts.push(await receiptOf(contest, seq))
  return receipts.filter((receipt) => receipt !== null)
}

export const hasReceipts = async (viewer: Viewer, contestId: string) =>
  (await entriesBy(contestId, viewer.id)).length > 0

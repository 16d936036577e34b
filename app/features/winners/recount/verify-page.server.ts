import { createHash, createPublicKey } from 'node:crypto'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { findReceipt } from '#app/features/votes/find-receipt.server.ts'
import { receiptAddress } from '#app/features/votes/mail-receipts.server.ts'
import { hasReceipts } from '#app/features/votes/own-receipts.server.ts'
import { formatsOf } from '#app/features/winners/ballot-files/ballot-file.server.ts'
import { officialCountOf } from '#app/features/winners/official-count-of.server.ts'
import { recountCommands } from '#app/features/winners/recount/recount-commands.ts'
import { contestPublicKey } from '#app/server/secrets.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { newestSignedHead } from '#drizzle/queries/signed-heads.ts'

const longestAsked = 200

export type VerifyPage = Awaited<ReturnType<typeof verifyPage>>

/** What the page says about checking a contest's count. The caller has made sure that the viewer may see the contest. */
export async function verifyPage(viewer: Viewer, contest: ContestRow, asked: string | null) {
  const { id, slug, title, timeZone, contractHash, closedAt, receipts } = contest
  const newest = await newestSignedHead(id)
  const count = await officialCountOf(contest)
  const key = contestPublicKey()
  return {
    ...{ slug, title, timeZone, contractHash, receipts, key, fingerprint: fingerprintOf(key) },
    closed: closedAt !== null,
    formats: count ? formatsOf(contest, count) : null,
    head: newest ? { seq: newest.seq, head: newest.head, ballots: newest.ballots, at: newest.at } : null,
    asked: asked?.slice(0, longestAsked) ?? '',
    receipt: asked ? await findReceipt(id, asked.slice(0, longestAsked)) : null,
    voted: await hasReceipts(viewer, id),
    mailTo: receiptAddress(viewer),
    commands: recountCommands(slug),
  }
}

const fingerprintOf = (pem: string) =>
  createHash('sha256')
    .update(createPublicKey(pem).export({ type: 'spki', format: 'der' }))
    .digest('hex')

import { timingSafeEqual } from 'node:crypto'
import { audit } from '#app/features/events/audit.server.ts'
import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import type { Proof, SignInRefusal } from '#app/features/people/sign-in/proof.ts'
import { codePurpose, hashCode } from '#app/features/people/sign-in/request-code.server.ts'
import { transaction } from '#drizzle/database.ts'
import { type SignInCodeRow, signInCodeByLink, spendSignInCode, spendTry } from '#drizzle/queries/sign-in-codes.ts'

export const mostTries = 5

export type Consumed = { ok: true; proof: Proof } | SignInRefusal

/** Tries a six-digit code. The try is spent before the code is looked at, so guesses cannot race each other. */
export async function consumeCode(attempt: string, code: string, now = new Date()): Promise<Consumed> {
  return transaction(async () => {
    const row = await spendTry(attempt, mostTries, now)
    if (!row) return { ok: false, reason: 'people_code_over' }
    if (!isSame(row.codeHash, hashCode(row.id, code))) {
      await audit(null, 'sign-in.failed', { subject: 'session', subjectId: row.id }, now)
      const left = mostTries - row.tries
      return left > 0 ? { ok: false, reason: 'people_code_wrong', left } : { ok: false, reason: 'people_code_over' }
    }
    return consume(row, now)
  })
}

/** Uses up a mailed link; only its button may call this, for mail programs open links by themselves. */
export async function consumeLink(token: string, now = new Date()): Promise<Consumed> {
  return transaction(async () => {
    const row = await signInCodeByLink(hashSecret(token))
    return row ? consume(row, now) : { ok: false, reason: 'people_code_over' }
  })
}

/** Whom a mailed link would sign in; nothing when it no longer works. Reading it changes nothing. */
export async function findLink(token: string, now = new Date()) {
  const row = await signInCodeByLink(hashSecret(token))
  const works = row && row.purpose === codePurpose && !row.usedAt && row.expiresAt > now
  return works ? { email: row.email, visitorId: row.visitorId } : undefined
}

async function consume({ id, purpose }: SignInCodeRow, now: Date): Promise<Consumed> {
  const row = purpose === codePurpose ? await spendSignInCode(id, now) : undefined
  if (!row) return { ok: false, reason: 'people_code_over' }
  const { email, name, next, visitorId } = row
  return { ok: true, proof: { email, name, next, provesAddress: true, guests: visitorId ? [visitorId] : [] } }
}

/** Compares two hashes in a time that tells nothing about them. */
export function isSame(one: string, other: string) {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

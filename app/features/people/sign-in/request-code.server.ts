import { createHmac, randomInt } from 'node:crypto'
import { hashSecret, newSessionSecret } from '#app/features/people/session-cookie.server.ts'
import { mayJoin } from '#app/features/people/sign-in/may-join.server.ts'
import { queueCodeMail } from '#app/features/people/sign-in/queue-code-mail.server.ts'
import { secretsFor } from '#app/server/secrets.server.ts'
import { safePath } from '#app/web/safe-path.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addSignInCode, liveSignInCode, unusedCodesSince, voidSignInCodes } from '#drizzle/queries/sign-in-codes.ts'

const minute = 60_000

export const codePurpose = 'sign-in'
export const codeLifetime = 20 * minute
export const resendAfter = 30_000
/** Unused mails to one address within an hour: the first and two resends. */
export const mostMails = 3
const mailWindow = 60 * minute

export interface CodeWanted {
  /** As `emailField` gives it. */
  email: string
  /** The visitor id whose ideas and votes the address will confirm. */
  visitorId?: string
  next?: string
  name?: string
  /** The person asked for another one, so the one on its way is no answer. */
  again?: boolean
}

export type CodeRequest =
  | { ok: true; attempt: string }
  | { ok: false; reason: 'people_code_too_fast'; seconds: number }
  | { ok: false; reason: 'people_code_too_many'; minutes: number }

/**
 * Mails a code and a link that sign in, or confirm, an address. The answer is the same for every address, known or
 * not. An earlier code of the address stops working; a second press within half a minute changes nothing.
 */
export async function requestCode(wanted: CodeWanted, now = new Date()): Promise<CodeRequest> {
  const { email, visitorId, again } = wanted
  return transaction(async () => {
    const live = await liveSignInCode(email, codePurpose, now)
    const rest = live ? live.createdAt.getTime() + resendAfter - now.getTime() : 0
    if (live && rest > 0 && !again && visitorId && live.visitorId === visitorId) return { ok: true, attempt: live.id }
    if (rest > 0) return { ok: false, reason: 'people_code_too_fast', seconds: Math.ceil(rest / 1000) }

    const sent = await unusedCodesSince(email, codePurpose, new Date(now.getTime() - mailWindow))
    if (sent.n >= mostMails) return tooMany(sent.firstAt ?? now, now)

    await voidSignInCodes(email, codePurpose, now)
    return { ok: true, attempt: await sendCode(wanted, now) }
  })
}

async function sendCode({ email, visitorId, next = '/', name = '' }: CodeWanted, now: Date) {
  const id = newId()
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
  const link = newSessionSecret()
  const keys = { linkHash: hashSecret(link), codeHash: hashCode(id, code) }
  const expiresAt = new Date(now.getTime() + codeLifetime)
  const about = { email, purpose: codePurpose, visitorId, next: safePath(next), name }
  await addSignInCode({ id, ...keys, ...about, createdAt: now, expiresAt })
  await queueCodeMail({ email, code, link, standing: await mayJoin(email, now) }, now)
  return id
}

/** Six digits are quickly tried out, so a copy of the database alone must not be enough to do it. */
export function hashCode(id: string, code: string) {
  const key = secretsFor('sign-in-code')[0] as Buffer
  return createHmac('sha256', key).update(`${id}:${code}`).digest('base64url')
}

function tooMany(firstAt: Date, now: Date): CodeRequest {
  const rest = firstAt.getTime() + mailWindow - now.getTime()
  return { ok: false, reason: 'people_code_too_many', minutes: Math.max(1, Math.ceil(rest / minute)) }
}

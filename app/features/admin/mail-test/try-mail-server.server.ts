import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { testMailWords } from '#app/features/people/test-mail-words.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { canSendMail, sendMail } from '#app/mail/send-mail.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'

export type MailTried =
  | { fate: 'accepted'; email: string; id: string }
  /** `code` and `words` are the server's own; with `forGood` it would say the same tomorrow. */
  | { fate: 'refused'; email: string; code: number; words: string; forGood: boolean }
  | { fate: 'away'; words: string }
  | { fate: 'no-server' }
  | { fate: 'no-address' }

/**
 * Hands the mail server a letter to the viewer's own address at once, past the outbox, and answers what became of it.
 * Takes as long as the server does, half a minute at most. Throws 404 for those who may not.
 */
export async function tryMailServer(viewer: Viewer, now = new Date()): Promise<MailTried> {
  insist(can(viewer, 'site.administer'))
  if (!canSendMail()) return { fate: 'no-server' }
  if (!viewer.email) return { fate: 'no-address' }
  const id = newId()
  const tried = await send(id, viewer.email)
  const about = { subject: 'mail' as const, subjectId: id, after: { fate: tried.fate } }
  await transaction(() => audit(viewer, 'mail.tested', about, now))
  return tried
}

async function send(id: string, email: string): Promise<MailTried> {
  const delivery = await sendMail({ id, to: email, ...(await testMailWords()) })
  if (delivery.ok) return { fate: 'accepted', email, id }
  const { said, reason: words } = delivery
  return said ? { fate: 'refused', email, code: said, words, forGood: said >= 500 } : { fate: 'away', words }
}

import { siteUrl } from '#app/mail/compose-mail.server.ts'
import { MOST_TRIES } from '#app/mail/most-tries.ts'
import { canSendMail, sendMail } from '#app/mail/send-mail.server.ts'
import { transaction } from '#drizzle/database.ts'
import { changeMail, dueMails, type MailRow } from '#drizzle/queries/mails.ts'

const mailsAtOnce = 50
const minute = 60 * 1000
const longestWait = 6 * 60 * minute

/**
 * Sends what waits in the outbox; without a mail server it stays there for the admin to read. A mail that could not be
 * sent is tried again after 1, 2, 4 … minutes, twelve times in all. Answers how many went out.
 */
export async function sendDueMails(now = new Date()): Promise<number> {
  if (!canSendMail()) return 0
  let sent = 0
  for (const mail of await dueMails(now, mailsAtOnce, MOST_TRIES)) {
    if (await send(mail, now)) sent += 1
  }
  return sent
}

async function send(mail: MailRow, now: Date) {
  const tries = mail.tries + 1
  const { id, to, subject, text, html, stopPath } = mail
  const unsubscribeUrl = stopPath ? siteUrl(stopPath) : undefined
  const delivery = await sendMail({ id, to, subject, text, html, unsubscribeUrl })
  if (delivery.ok) {
    await transaction(() => changeMail(id, { sentAt: now, tries, lastError: '' }))
    return true
  }
  const dueAt = new Date(now.getTime() + Math.min(minute * 2 ** mail.tries, longestWait))
  const lastError = delivery.reason.slice(0, 300)
  await transaction(() => changeMail(id, { tries: delivery.final ? MOST_TRIES : tries, lastError, dueAt }))
  return false
}

/** Whether there is anything to send; asked every two seconds, so it only reads. */
export const mailsAreDue = async (now: Date) => canSendMail() && (await dueMails(now, 1, MOST_TRIES)).length > 0

import { stillWanted } from '#app/features/notifications/still-wanted.server.ts'
import { siteUrl } from '#app/mail/compose-mail.server.ts'
import { MOST_TRIES } from '#app/mail/most-tries.ts'
import { canSendMail, type Delivery, sendMail } from '#app/mail/send-mail.server.ts'
import { transaction } from '#drizzle/database.ts'
import { changeMail, claimMail, dueMails, type MailRow } from '#drizzle/queries/mails.ts'

const mailsAtOnce = 50
const minute = 60 * 1000
const longestWait = 6 * 60 * minute

/** Whoever took a mail and died is waited for so long before somebody else tries it. */
const lease = 10 * minute

/** Other jobs wait for this one, so a slow mail server gets no more of its time. */
const longestRun = 20 * 1000

/**
 * Sends what waits in the outbox; without a mail server it stays there for the admin to read. A mail that could not be
 * sent is tried again after 1, 2, 4 … minutes, twelve times in all, then it lies there until the admin tries it again.
 * Each is taken before it is tried, so that no two processes send it. Answers how many went out.
 */
export async function sendDueMails(now = new Date()): Promise<number> {
  if (!canSendMail()) return 0
  const started = Date.now()
  let sent = 0
  for (const mail of await dueMails(now, mailsAtOnce, MOST_TRIES)) {
    const delivery = await send(mail, now)
    if (delivery?.ok) sent += 1
    // When nobody answers there, the other mails would only wait for the same silence and lose a try.
    if (delivery && !delivery.ok && delivery.away) break
    if (Date.now() - started > longestRun) break
  }
  return sent
}

async function send(mail: MailRow, now: Date): Promise<Delivery | undefined> {
  const ours = await transaction(() => claimMail(mail, new Date(now.getTime() + lease)))
  if (!ours) return undefined
  const words = await stillWanted(mail)
  if (!words) {
    await transaction(() => changeMail(mail.id, { withheldAt: now }))
    return undefined
  }
  const unsubscribeUrl = mail.stopPath ? siteUrl(mail.stopPath) : undefined
  const delivery = await sendMail({ id: mail.id, ...words, unsubscribeUrl })
  await transaction(() => changeMail(mail.id, { ...words, ...outcomeOf(delivery, mail, now) }))
  return delivery
}

function outcomeOf(delivery: Delivery, { tries }: MailRow, now: Date) {
  if (delivery.ok) return { sentAt: now, lastError: '' }
  const dueAt = new Date(now.getTime() + Math.min(minute * 2 ** tries, longestWait))
  return { tries: delivery.final ? MOST_TRIES : tries + 1, lastError: delivery.reason.slice(0, 300), dueAt }
}

/** Whether there is anything to send; asked every two seconds, so it only reads. */
export const mailsAreDue = async (now: Date) => canSendMail() && (await dueMails(now, 1, MOST_TRIES)).length > 0

import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { canSendMail } from '#app/mail/send-mail.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { latestMails, mailById } from '#drizzle/queries/mails.ts'

const shown = 200

/** The latest mails, for the administrator. The caller has asked the policy. */
export async function outbox() {
  const { timeZone } = await siteSettings()
  const mails = (await latestMails(shown)).map(({ text, html, ...mail }) => mail)
  return { mails, timeZone, sends: canSendMail() }
}

/** One mail with its words. Throws 404. */
export async function mailInOutbox(id: string) {
  const mail = await mailById(id)
  if (!mail) throw notFound()
  const { subject, to, text, createdAt, sentAt } = mail
  return { subject, to, text, createdAt, sentAt, ...(await siteSettings()) }
}

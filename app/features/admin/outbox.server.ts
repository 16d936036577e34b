import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { MOST_TRIES } from '#app/mail/most-tries.ts'
import { canSendMail } from '#app/mail/send-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { notFound } from '#app/web/refuse.server.ts'
import { transaction } from '#drizzle/database.ts'
import { latestMails, type MailRow, mailById, reviveMail } from '#drizzle/queries/mails.ts'
import { deadPushes } from '#drizzle/queries/pushes.ts'

const shown = 200

/** The latest mails, or only those that were given up, and what devices could not be told, for the administrator. The caller has asked the policy. */
export async function outbox(onlyGivenUp = false) {
  const { timeZone } = await siteSettings()
  const rows = await latestMails(shown, onlyGivenUp ? MOST_TRIES : undefined)
  const dead = (await latestMails(shown, MOST_TRIES)).length
  const mails = rows.map(({ text, html, stopPath, ...mail }) => ({ ...mail, fate: fateOf(mail) }))
  const pushes = (await deadPushes(shown, MOST_TRIES)).map(
    ({ push: { id, createdAt, lastError }, endpoint, name }) => ({
      ...{ id, createdAt, name },
      service: new URL(endpoint).host,
      fate: m.admin_mail_given_up({ reason: lastError }),
    }),
  )
  return { mails, timeZone, sends: canSendMail(), givenUp: dead, onlyGivenUp, pushes }
}

/** One mail with its words. Throws 404. */
export async function mailInOutbox(id: string) {
  const mail = await mailById(id)
  if (!mail) throw notFound()
  const { subject, to, text, createdAt, sentAt } = mail
  const known = { subject, to, text, createdAt, sentAt, fate: fateOf(mail), givenUp: isGivenUp(mail) }
  return { ...known, ...(await siteSettings()) }
}

/** Gives a mail that was given up all its tries again. Throws 404 for those who may not. */
export async function tryAgain(viewer: Viewer, id: string, now = new Date()) {
  insist(can(viewer, 'site.administer'))
  return transaction(async () => {
    const revived = await reviveMail(id, now, MOST_TRIES)
    if (revived) await audit(viewer, 'mail.tried-again', { subject: 'mail', subjectId: id }, now)
    return revived
  })
}

type Fate = Pick<MailRow, 'sentAt' | 'withheldAt' | 'tries' | 'lastError'>

const isGivenUp = ({ sentAt, withheldAt, tries }: Fate) => !sentAt && !withheldAt && tries >= MOST_TRIES

/** What became of a mail, in words: they need not travel as script. */
function fateOf(mail: Fate) {
  const { sentAt, withheldAt, tries: n, lastError: reason } = mail
  if (sentAt) return m.admin_mail_sent()
  if (withheldAt) return m.admin_mail_withheld()
  if (isGivenUp(mail)) return m.admin_mail_given_up({ reason })
  return reason ? m.admin_mail_failed({ n, reason }) : m.admin_mail_waiting()
}

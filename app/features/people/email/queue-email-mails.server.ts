import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { requestContext } from '#app/web/request-context.server.ts'
import type { PersonRow } from '#drizzle/queries/people.ts'

/** To the new address: the code, or, where an account has it already, that nothing will change. */
export async function queueNewAddressMail(
  person: PersonRow,
  { email, code }: { email: string; code: string | undefined },
  now: Date,
) {
  const { organisation } = await siteSettings()
  const locale = person.language ?? requestContext().locale
  const text = code ? m.people_mail_new_email_text : m.people_mail_new_email_taken
  const subject = code ? m.people_mail_code_subject({ code }, { locale }) : m.people_mail_email_subject({}, { locale })
  const reason = m.people_mail_code_why({}, { locale })
  const body = composeMail({ locale, organisation, paragraphs: [text({ organisation }, { locale })], code, reason })
  await queueMail({ to: email, kind: 'new-email', subject, ...body }, now)
}

/** To the old address, so that its owner hears of a change they did not make. */
export async function queueOldAddressMail(
  person: PersonRow,
  { old, email }: { old: string; email: string },
  now: Date,
) {
  const { organisation, contact } = await siteSettings()
  const locale = person.language ?? requestContext().locale
  const told = m.people_mail_old_email_text({ organisation, email }, { locale })
  const help = contact
    ? m.people_mail_old_email_contact({ contact }, { locale })
    : m.people_mail_old_email_team({}, { locale })
  const reason = m.people_mail_old_email_why({}, { locale })
  const body = composeMail({ locale, organisation, paragraphs: [told, help], reason })
  const subject = m.people_mail_email_subject({}, { locale })
  await queueMail({ to: old, personId: person.id, kind: 'old-email', subject, ...body }, now)
}

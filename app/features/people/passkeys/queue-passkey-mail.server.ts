import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { requestContext } from '#app/web/request-context.server.ts'
import type { PersonRow } from '#drizzle/queries/people.ts'

/** Tells the owner of an account that a way into it was added or removed, so that they hear of what they did not do. */
export async function queuePasskeyMail(person: PersonRow, change: 'added' | 'removed', name: string, now: Date) {
  if (!person.email) return
  const { organisation, contact } = await siteSettings()
  const locale = person.language ?? requestContext().locale
  const said = change === 'added' ? m.passkey_mail_added : m.passkey_mail_removed
  const help = contact
    ? m.people_mail_old_email_contact({ contact }, { locale })
    : m.people_mail_old_email_team({}, { locale })
  const reason = m.passkey_mail_why({}, { locale })
  const body = composeMail({
    locale,
    organisation,
    paragraphs: [said({ organisation, name }, { locale }), help],
    reason,
  })
  const subject = m.passkey_mail_subject({}, { locale })
  await queueMail({ to: person.email, personId: person.id, kind: `passkey-${change}`, subject, ...body }, now)
}

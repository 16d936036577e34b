import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { requestContext } from '#app/web/request-context.server.ts'
import { transaction } from '#drizzle/database.ts'

/** Sends an admin a mail that shows whether mails arrive. */
export async function sendTestMail({ id, email }: Viewer, now = new Date()) {
  if (!email) return
  const { organisation } = await siteSettings()
  const body = composeMail({
    locale: requestContext().locale,
    organisation,
    paragraphs: [m.people_mail_test_text()],
    reason: m.people_mail_test_why(),
  })
  const mail = { to: email, personId: id, kind: 'test', subject: m.people_mail_test_subject({ organisation }), ...body }
  await transaction(() => queueMail(mail, now))
}

import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { requestContext } from '#app/web/request-context.server.ts'

/** A letter that says that mails arrive, in the language of whoever asked for it. */
export async function testMailWords() {
  const { organisation } = await siteSettings()
  const body = composeMail({
    locale: requestContext().locale,
    organisation,
    paragraphs: [m.people_mail_test_text()],
    reason: m.people_mail_test_why(),
  })
  return { subject: m.people_mail_test_subject({ organisation }), ...body }
}

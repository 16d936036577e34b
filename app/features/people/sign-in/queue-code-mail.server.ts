import type { Standing } from '#app/features/people/sign-in/may-join.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import type { Language } from '#app/web/languages.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { personByEmail } from '#drizzle/queries/people.ts'

interface CodeMail {
  email: string
  code: string
  link: string
  standing: Standing
}

/** One mail goes out whoever asked, so that the page can say the same to everybody. */
export async function queueCodeMail({ email, code, link, standing }: CodeMail, now: Date) {
  const person = await personByEmail(email)
  const locale = person?.language ?? requestContext().locale
  const { organisation } = await siteSettings()
  const words =
    standing === 'welcome' ? welcome({ code, link, organisation, locale }) : refusal({ standing, organisation, locale })
  const body = composeMail({ locale, organisation, reason: m.people_mail_code_why({}, { locale }), ...words })
  await queueMail({ to: email, personId: person?.id, kind: 'sign-in', subject: words.subject, ...body }, now)
}

type Words = { organisation: string; locale: Language }

function welcome({ code, link, organisation, locale }: Words & { code: string; link: string }) {
  return {
    subject: m.people_mail_code_subject({ code }, { locale }),
    paragraphs: [m.people_mail_code_text({ organisation }, { locale })],
    code,
    button: { label: m.people_mail_code_button({}, { locale }), path: `/in/link/${link}` },
  }
}

function refusal({ standing, organisation, locale }: Words & { standing: Standing }) {
  const text = standing === 'suspended' ? m.people_mail_suspended : m.people_mail_invited_only
  return {
    subject: m.people_mail_no_code_subject({ organisation }, { locale }),
    paragraphs: [text({ organisation }, { locale })],
  }
}

import type { FoundName } from '#app/features/moderation/names/find-name.server.ts'
import type { NameDecision } from '#app/features/moderation/names/forms.server.ts'
import { nameReason } from '#app/features/moderation/names/name-reasons.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { personById } from '#drizzle/queries/people.ts'

interface Told {
  decision: NameDecision
  name: string
  neutral: string
  reason: string
  words: string
}

/** Writes to whoever bears the name what was decided, why, and what they can do; in their language. */
export async function tellBearer({ subject, id, bearerId }: FoundName, told: Told, now: Date) {
  const person = bearerId ? await personById(bearerId) : undefined
  if (!person?.email || !person.emailConfirmedAt || person.suspendedAt) return
  const { organisation, language } = await siteSettings()
  const locale = person.language ?? language
  const body = composeMail({
    ...{ locale, organisation },
    paragraphs: paragraphsOf(told, locale),
    button: { label: m.names_mail_open({}, { locale }), path: `/names/${subject}/${id}` },
    reason: m.names_mail_why({}, { locale }),
  })
  const mail = { to: person.email, personId: person.id, kind: 'name-decided' }
  await queueMail({ ...mail, subject: m.names_mail_subject({}, { locale }), ...body }, now)
}

const sentences = {
  leave: m.names_mail_restored,
  replace: m.names_mail_replaced,
  restore: m.names_mail_restored,
  uphold: m.names_mail_upheld,
}

function paragraphsOf({ decision, name, neutral, reason, words }: Told, locale: 'en' | 'es' | 'ru') {
  const said: string[] = [sentences[decision]({ name, neutral }, { locale })]
  if (reason) said.push(m.ideas_reason({ reason: nameReason(reason, { locale }) }, { locale }))
  if (words) said.push(words)
  if (decision === 'replace') said.push(m.names_mail_choose({}, { locale }))
  return said
}

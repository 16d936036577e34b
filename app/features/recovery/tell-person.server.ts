import type { Outcome } from '#app/features/recovery/case-words.ts'
import { outcomeLabels } from '#app/features/recovery/case-words.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { personById } from '#drizzle/queries/people.ts'
import type { CaseRow } from '#drizzle/queries/recovery.ts'

/** Writes the outcome to the person, with all its words, and asks whether it is solved now. */
export async function tellPerson(
  { id, personId }: CaseRow,
  contest: ContestRow,
  { outcome, words, signed }: { outcome: Outcome; words: string; signed: string },
  now: Date,
) {
  const person = await personById(personId)
  if (!person?.email || !person.emailConfirmedAt || person.suspendedAt) return
  const { organisation, language } = await siteSettings()
  const locale = person.language ?? language
  const body = composeMail({
    ...{ locale, organisation },
    paragraphs: [`${outcomeLabels[outcome]({}, { locale })}.`, words, signed, m.recovery_mail_ask({}, { locale })],
    button: { label: m.recovery_mail_say({}, { locale }), path: `/complaints/${id}` },
    reason: m.recovery_mail_why({ contest: contest.title }, { locale }),
  })
  const subject = m.recovery_mail_answered_subject({}, { locale })
  await queueMail({ to: person.email, personId: person.id, kind: 'complaint-answered', subject, ...body }, now)
}

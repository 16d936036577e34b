import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { answerersOf } from '#drizzle/queries/answer-clock.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'

/** Writes to whoever signed the answer, as far as they still answer there, else to all who do, that it missed the point. */
export async function tellOfPulse(
  idea: IdeaRow,
  contest: ContestRow,
  { signer, text }: { signer: string; text: string },
  now: Date,
) {
  const { organisation, language } = await siteSettings()
  for (const person of await hearers(contest.id, signer)) {
    const locale = person.language ?? language
    const body = composeMail({
      ...{ locale, organisation },
      paragraphs: [m.answers_pulse_mail({ title: idea.title }, { locale }), text].filter(Boolean),
      button: { label: m.answers_pulse_mail_open({}, { locale }), path: `/in?next=/i/${idea.id}/answer` },
      reason: m.answers_late_mail_why({ contest: contest.title }, { locale }),
    })
    const subject = m.answers_pulse_mail_subject({ title: idea.title }, { locale })
    const letter = { to: person.email as string, personId: person.id, aboutId: idea.id, kind: 'answer-missed', subject }
    await queueMail({ ...letter, ...body }, now)
  }
}

async function hearers(contestId: string, signer: string) {
  const people = (await answerersOf(contestId)).map(({ person }) => person)
  const reached = people.filter(({ email, emailConfirmedAt, suspendedAt }) => email && emailConfirmedAt && !suspendedAt)
  const signed = reached.filter(({ id }) => id === signer)
  const all = signed.length > 0 ? signed : reached
  return [...new Map(all.map((person) => [person.id, person])).values()]
}

import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { letterPath } from '#app/features/unions/union-path.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { transaction } from '#drizzle/database.ts'
import { answerersOf } from '#drizzle/queries/answer-clock.ts'
import { type LetterRow, lateLetters, markLettersEscalated } from '#drizzle/queries/letters.ts'
import { admins } from '#drizzle/queries/people.ts'

const atOnce = 500

/** Whether the answer to a letter is late and nobody was told. */
export const lettersAreLate = async (now: Date) => (await lateLetters(now, 1)).length > 0

/**
 * Tells everybody who answers in its contest, or those who run the site, that the answer to a letter is late: once for
 * each letter. Safe to run twice or at once.
 */
export async function tellLateLetters(now: Date): Promise<number> {
  let told = 0
  for (const letter of await lateLetters(now, atOnce)) told += await tellOfLate(letter, now)
  return told
}

function tellOfLate(letter: LetterRow, now: Date) {
  return transaction(async () => {
    if ((await markLettersEscalated([letter.id], now)).length === 0) return 0
    const hearers = await answererOf(letter)
    const { organisation, language } = await siteSettings()
    for (const person of hearers) {
      const locale = person.language ?? language
      const about = { title: letter.title }
      const body = composeMail({
        ...{ locale, organisation },
        paragraphs: [m.unions_late_mail(about, { locale })],
        button: { label: m.unions_late_mail_open({}, { locale }), path: `/in?next=${letterPath(letter)}/answer` },
        reason: m.unions_late_mail_why({}, { locale }),
      })
      const subject = m.unions_late_mail_subject(about, { locale })
      await queueMail({ to: person.email as string, personId: person.id, kind: 'letter-late', subject, ...body }, now)
    }
    return hearers.length
  })
}

/** Whoever may answer it and can be reached, once each. */
async function answererOf({ contestId }: LetterRow) {
  const people = contestId ? (await answerersOf(contestId)).map(({ person }) => person) : await admins()
  return [...new Map(people.map((person) => [person.id, person])).values()].filter(
    ({ email, emailConfirmedAt, suspendedAt }) => email && emailConfirmedAt && !suspendedAt,
  )
}

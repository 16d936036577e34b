import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import { answerersOf } from '#drizzle/queries/answer-clock.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import type { CaseRow } from '#drizzle/queries/recovery.ts'

/**
 * Says that a complaint waits, to whoever looks after it, else to all who answer in the contest. Not a word of the
 * complaint itself is in the mail: it is read where it is private.
 */
export async function tellTeam(
  contest: ContestRow,
  { id, dueBy, ownerId }: Pick<CaseRow, 'id' | 'dueBy' | 'ownerId'>,
  why: 'new' | 'reopened',
  now: Date,
) {
  const { organisation, language } = await siteSettings()
  for (const person of await hearers(contest.id, ownerId)) {
    const locale = person.language ?? language
    const date = showDay(dueBy, contest.timeZone, now)
    const said = why === 'new' ? m.recovery_mail_new : m.recovery_mail_reopened
    const body = composeMail({
      ...{ locale, organisation },
      paragraphs: [said({ contest: contest.title, date }, { locale })],
      button: { label: m.recovery_mail_open({}, { locale }), path: `/in?next=/desk/complaints/${id}` },
      reason: m.answers_late_mail_why({ contest: contest.title }, { locale }),
    })
    const subject = m.recovery_mail_subject({ contest: contest.title }, { locale })
    await queueMail({ to: person.email as string, personId: person.id, kind: 'complaint', subject, ...body }, now)
  }
}

async function hearers(contestId: string, ownerId: string | null) {
  const answering = (await answerersOf(contestId)).filter(({ role }) => role !== 'escalation')
  const reached = answering
    .map(({ person }) => person)
    .filter(({ email, emailConfirmedAt, suspendedAt }) => email && emailConfirmedAt && !suspendedAt)
  const own = reached.filter(({ id }) => id === ownerId)
  return [...new Map((own.length > 0 ? own : reached).map((person) => [person.id, person])).values()]
}

import { hearersOfLate } from '#app/features/answers/escalate-late.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { transaction } from '#drizzle/database.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { lateCases, markCasesEscalated } from '#drizzle/queries/recovery.ts'

const atOnce = 500

/** Whether a complaint is overdue and nobody was told. */
export const casesAreLate = async (now: Date) => (await lateCases(now, 1)).length > 0

/**
 * Tells those who answer in a contest, and the person late answers are escalated to, how many complaints there are
 * overdue: one letter per person and contest, each complaint once for every time its clock runs. Not a word of them is in
 * the letter. Safe to run twice or at once.
 */
export async function escalateCases(now: Date): Promise<number> {
  const late = await lateCases(now, atOnce)
  let letters = 0
  for (const contestId of new Set(late.map((one) => one.contestId))) {
    const ids = late.filter((one) => one.contestId === contestId).map(({ id }) => id)
    letters += await transaction(async () => {
      const fresh = await markCasesEscalated(ids, now)
      const contest = await contestById(contestId)
      return contest && fresh > 0 ? tellOfOverdue(contest, fresh, now) : 0
    })
  }
  return letters
}

async function tellOfOverdue(contest: ContestRow, n: number, now: Date) {
  const { organisation, language } = await siteSettings()
  const hearers = await hearersOfLate(contest.id)
  for (const { person, above } of hearers) {
    const locale = person.language ?? language
    const about = { n, contest: contest.title }
    const body = composeMail({
      ...{ locale, organisation },
      paragraphs: [
        above ? m.recovery_mail_overdue_above(about, { locale }) : m.recovery_mail_overdue(about, { locale }),
      ],
      button: { label: m.recovery_mail_open({}, { locale }), path: '/in?next=/desk/complaints' },
      reason: m.answers_late_mail_why({ contest: contest.title }, { locale }),
    })
    const subject = m.recovery_mail_overdue_subject({ contest: contest.title }, { locale })
    const mail = { to: person.email as string, personId: person.id, kind: 'complaints-late' }
    await queueMail({ ...mail, subject, ...body }, now)
  }
  return hearers.length
}

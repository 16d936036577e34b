import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { transaction } from '#drizzle/database.ts'
import { answerersOf, lateAndUntold, markEscalated } from '#drizzle/queries/answer-clock.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'

const atOnce = 500

type Late = Awaited<ReturnType<typeof lateAndUntold>>[number]

/** Whether an answer is late and nobody was told. */
export const answersAreLate = async (now: Date) => (await lateAndUntold(now, 1)).length > 0

/**
 * Tells those who run a contest, their deputies, and the person late answers are escalated to, which answers are late:
 * one letter per person and contest, each idea once for every time its clock runs. Safe to run twice or at once.
 */
export async function escalateLate(now: Date): Promise<number> {
  const late = await lateAndUntold(now, atOnce)
  let letters = 0
  for (const contestId of new Set(late.map((idea) => idea.contestId)))
    letters += await escalate(
      contestId,
      late.filter((idea) => idea.contestId === contestId),
      now,
    )
  return letters
}

async function escalate(contestId: string, ideas: Late[], now: Date) {
  return transaction(async () => {
    const marked = await markEscalated(
      ideas.map(({ id }) => id),
      now,
    )
    const contest = await contestById(contestId)
    const fresh = ideas.filter(({ id }) => marked.includes(id))
    return contest && fresh.length > 0 ? tellOfLate(contest, fresh, now) : 0
  })
}

async function tellOfLate(contest: ContestRow, ideas: Late[], now: Date) {
  const { organisation, language } = await siteSettings()
  let letters = 0
  for (const { person, above } of await hearersOfLate(contest.id)) {
    const locale = person.language ?? language
    const about = { n: ideas.length, contest: contest.title }
    const body = composeMail({
      ...{ locale, organisation },
      paragraphs: [
        above ? m.answers_late_mail_above(about, { locale }) : m.answers_late_mail(about, { locale }),
        ideas.map(({ title }) => `— ${title}`).join('\n'),
      ],
      button: { label: m.answers_late_mail_open({}, { locale }), path: `/in?next=/c/${contest.slug}/desk/answers` },
      reason: m.answers_late_mail_why({ contest: contest.title }, { locale }),
    })
    const subject = m.answers_late_mail_subject(about, { locale })
    await queueMail({ to: person.email as string, personId: person.id, kind: 'answers-late', subject, ...body }, now)
    letters += 1
  }
  return letters
}

/** Everybody who answers here and can be reached, once; `above` is whom it is escalated to. */
export async function hearersOfLate(contestId: string) {
  const answerers = await answerersOf(contestId)
  const above = new Set(answerers.filter(({ role }) => role === 'escalation').map(({ person }) => person.id))
  const people = new Map(answerers.map(({ person }) => [person.id, person]))
  return [...people.values()]
    .filter(({ email, emailConfirmedAt, suspendedAt }) => email && emailConfirmedAt && !suspendedAt)
    .map((person) => ({ person, above: above.has(person.id) }))
}

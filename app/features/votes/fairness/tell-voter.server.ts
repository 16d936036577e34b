import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import type { BallotDecision } from '#app/features/votes/fairness/decide-ballot.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { personById } from '#drizzle/queries/people.ts'

type Told = { id: string; slug: string; title: string }

/**
 * Writes to a voter, in their language, that their ballot was set aside or counts again, and why; nothing to those who
 * gave no proved address: they read it where they vote. Inside the caller's transaction.
 */
export async function tellVoter(
  contest: Told,
  personId: string,
  { decision, words }: { decision: BallotDecision; words: string },
  now: Date,
) {
  const voter = await personById(personId)
  if (!voter?.email || !voter.emailConfirmedAt || voter.suspendedAt) return
  const { organisation, language } = await siteSettings()
  const locale = voter.language ?? language
  const say = { locale }
  const { title } = contest
  const aside = decision === 'quarantine'
  const news = aside ? m.fairness_mail_aside({ title }, say) : m.fairness_mail_back({ title }, say)
  const body = composeMail({
    locale,
    organisation,
    paragraphs: [news, words, ...(aside ? [m.fairness_mail_reply({}, say)] : [])].filter((part) => part !== ''),
    button: { label: m.fairness_mail_open({}, say), path: `/c/${contest.slug}` },
    reason: m.fairness_mail_why({}, say),
  })
  const subject = aside ? m.fairness_subject_aside({ title }, say) : m.fairness_subject_back({ title }, say)
  await queueMail(
    { to: voter.email, personId, kind: aside ? 'ballot-set-aside' : 'ballot-back', subject, ...body },
    now,
  )
}

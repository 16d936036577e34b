import { contestPath } from '#app/features/contests/contest-card-shown.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import { can } from '#app/features/policy/can.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import type { Locale } from '#app/paraglide/runtime.js'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { finalistsOf, peopleOfRounds } from '#drizzle/queries/finals.ts'
import { type IdeaRow, ideasByIds } from '#drizzle/queries/ideas.ts'

/**
 * Writes once to everybody who took part in a contest that its final is open, and to the authors of its finalists that
 * they are in it: those who may see the final and proved an address. Inside the caller's transaction.
 */
export async function tellOfFinal(contestId: string, now: Date) {
  const final = await contestById(contestId)
  const first = final?.finalOf ? await contestById(final.finalOf) : undefined
  if (!final || !first || final.state === 'draft') return
  const ideas = await ideasByIds((await finalistsOf(final.id)).map(({ id }) => id))
  const { organisation, language } = await siteSettings()
  for (const person of await peopleOfRounds(first.id, final.id)) {
    if (!can(await viewerFrom(person), 'contest.see', final).allow) continue
    const own = ideas.find((idea) => idea.authorId === person.id)
    const locale = person.language ?? language
    const { subject, ...words } = wordsOf({ final, first, own, n: ideas.length, locale })
    const body = composeMail({ locale, organisation, ...words })
    await queueMail({ to: person.email as string, personId: person.id, kind: 'final', subject, ...body }, now)
  }
}

interface Told {
  final: ContestRow
  first: ContestRow
  own: IdeaRow | undefined
  n: number
  locale: Locale
}

function wordsOf({ final, first, own, n, locale }: Told) {
  const say = { locale }
  const [contest, title] = [first.title, final.title]
  const until = final.votingUntil ? [m.notifications_final_until({ date: dayIn(final, locale) }, say)] : []
  const reason = m.notifications_final_reason({ contest }, say)
  const button = { label: m.notifications_final_see({}, say), path: contestPath(final) }
  if (!own)
    return {
      subject: m.notifications_subject_final({ contest }, say),
      paragraphs: [m.notifications_final({ contest, title, n }, say), ...until],
      ...{ button, reason },
    }
  return {
    subject: m.notifications_subject_finalist({ title: own.title }, say),
    paragraphs: [m.notifications_finalist({ idea: own.title, contest, title, n }, say), ...until],
    button: { label: m.notifications_see_idea({}, say), path: ideaPath(own) },
    reason,
  }
}

const dayIn = ({ votingUntil, timeZone }: ContestRow, locale: Locale) =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeZone,
  }).format(votingUntil as Date)

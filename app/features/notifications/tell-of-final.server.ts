import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { stopMailPath } from '#app/features/people/news/stop-mail.server.ts'
import { wantsOwnNews } from '#app/features/people/news/wants-news.ts'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import { can } from '#app/features/policy/can.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import type { Language } from '#app/web/languages.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { finalistsOf } from '#drizzle/queries/finals.ts'
import { type IdeaRow, ideasByIds } from '#drizzle/queries/ideas.ts'
import { peopleByIds } from '#drizzle/queries/people.ts'

/**
 * Writes once to each author of a final's ideas that they are in it: those who may see the final and want to hear of
 * their own ideas. Everybody else who took part finds it among their news. Inside the caller's transaction.
 */
export async function tellOfFinal(contestId: string, now: Date) {
  const final = await contestById(contestId)
  const first = final?.finalOf ? await contestById(final.finalOf) : undefined
  if (!final || !first || final.state === 'draft') return
  const ideas = await ideasByIds((await finalistsOf(final.id)).map(({ id }) => id))
  const { organisation, language } = await siteSettings()
  for (const person of await peopleByIds([...new Set(ideas.map(({ authorId }) => authorId))])) {
    if (!wantsOwnNews(person) || !can(await viewerFrom(person), 'contest.see', final).allow) continue
    const own = ideas.find((idea) => idea.authorId === person.id) as IdeaRow
    const locale = person.language ?? language
    const { subject, ...words } = wordsOf({ final, first, own, n: ideas.length, locale })
    const stopPath = stopMailPath(person.id, 'own')
    const stop = { label: m.answers_mail_stop_own({}, { locale }), path: stopPath }
    const body = composeMail({ locale, organisation, stop, ...words })
    const letter = { to: person.email as string, personId: person.id, aboutId: own.id, kind: 'final', subject }
    await queueMail({ ...letter, ...body, stream: 'own', stopPath }, now)
  }
}

interface Told {
  final: ContestRow
  first: ContestRow
  own: IdeaRow
  n: number
  locale: Language
}

function wordsOf({ final, first, own, n, locale }: Told) {
  const say = { locale }
  const [contest, title] = [first.title, final.title]
  const until = final.votingUntil ? [m.notifications_final_until({ date: dayIn(final, locale) }, say)] : []
  return {
    subject: m.notifications_subject_finalist({ title: own.title }, say),
    paragraphs: [m.notifications_finalist({ idea: own.title, contest, title, n }, say), ...until],
    button: { label: m.notifications_see_idea({}, say), path: ideaPath(own) },
    reason: m.notifications_reason({}, say),
  }
}

const dayIn = ({ votingUntil, timeZone }: ContestRow, locale: Language) =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeZone,
  }).format(votingUntil as Date)

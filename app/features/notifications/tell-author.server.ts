import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { mayUndoUntil } from '#app/features/moderation/undo-time.ts'
import { stopMailPath } from '#app/features/people/news/stop-mail.server.ts'
import { wantsOwnNews } from '#app/features/people/news/wants-news.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { personById } from '#drizzle/queries/people.ts'

interface News {
  kind: 'idea.published' | 'idea.won'
  ideaId: string | null
  actorId: string | null
  createdAt: Date
}

/**
 * Writes to the author of an idea that it arrived, or that it won, in their language; nothing to those who gave no
 * proved address, and nothing about an idea that is gone by now. What a moderator published waits as long as they may
 * take it back. Inside the caller's transaction.
 */
export async function tellAuthor(event: News, now: Date) {
  const found = await ideaWithContest(event.ideaId ?? '')
  const author = found && (await personById(found.idea.authorId))
  if (found?.idea.state !== 'published' || !author?.email || !wantsOwnNews(author)) return
  const { idea, contest } = found
  const { organisation, language } = await siteSettings()
  const locale = author.language ?? language
  const say = { locale }
  const stopPath = stopMailPath(author.id, 'own')
  const won = event.kind === 'idea.won'
  const promised =
    idea.promisedBy &&
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: contest.timeZone }).format(idea.promisedBy)
  const words = composeMail({
    locale,
    organisation,
    paragraphs: [
      won
        ? m.notifications_won({ title: idea.title, contest: contest.title }, say)
        : m.notifications_received({ title: idea.title, contest: contest.title }, say),
      ...(won && contest.conclusion ? [contest.conclusion] : []),
      ...(!won && promised ? [m.notifications_promise({ date: promised }, say)] : []),
    ],
    button: { label: m.notifications_see_idea({}, say), path: ideaPath(idea) },
    reason: m.notifications_reason({}, say),
    stop: { label: m.answers_mail_stop_own({}, say), path: stopPath },
  })
  const subject = won
    ? m.notifications_subject_won({ title: idea.title }, say)
    : m.notifications_subject_received({ title: idea.title }, say)
  await queueMail(
    {
      to: author.email,
      personId: author.id,
      aboutId: idea.id,
      stream: 'own',
      stopPath,
      dueAt: won || event.actorId === author.id ? now : mayUndoUntil(event.createdAt),
      kind: won ? 'idea-won' : 'idea-received',
      subject,
      ...words,
    },
    now,
  )
}

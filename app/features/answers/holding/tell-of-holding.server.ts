import { dayIn } from '#app/features/answers/day-in.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'
import { personById } from '#drizzle/queries/people.ts'

interface About {
  idea: IdeaRow
  contest: ContestRow
}

/** Writes to the author, in their language, that the answer takes longer. */
export async function tellOfHolding(viewer: Viewer, about: About, message: { text: string; until: Date }, now: Date) {
  const { idea, contest } = about
  const author = await personById(idea.authorId)
  if (!author?.email || !author.emailConfirmedAt || author.suspendedAt) return
  const { organisation, language } = await siteSettings()
  const locale = author.language ?? language
  const name = [viewer.name, viewer.title].filter(Boolean).join(', ')
  const date = dayIn(locale, message.until, contest.timeZone)
  const body = composeMail({
    ...{ locale, organisation },
    paragraphs: [m.answers_hold_mail({ title: idea.title, name, date }, { locale }), message.text],
    button: { label: m.answers_mail_open({}, { locale }), path: ideaPath(idea) },
    reason: m.answers_mail_why({}, { locale }),
  })
  const subject = m.answers_hold_mail_subject({ title: idea.title }, { locale })
  const letter = { to: author.email, personId: author.id, aboutId: idea.id, kind: 'idea-answer-delayed', subject }
  await queueMail({ ...letter, ...body }, now)
}

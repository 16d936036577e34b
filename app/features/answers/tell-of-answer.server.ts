import type { AnswerInput } from '#app/features/answers/forms.server.ts'
import { reasonInWords } from '#app/features/ideas/reason-in-words.server.ts'
import { stopMailPath } from '#app/features/people/news/stop-mail.server.ts'
import { wantsOwnNews } from '#app/features/people/news/wants-news.ts'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { Outcome } from '#app/features/settings/outcome-words.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { statusTeller } from '#app/features/settings/status-teller.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import type { Language } from '#app/web/languages.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'
import { personById } from '#drizzle/queries/people.ts'

interface About {
  idea: IdeaRow
  contest: ContestRow
}

type Told = AnswerInput & { outcome: Outcome; status: string; corrected: boolean }

/**
 * Sends the whole answer at once to the author, in their language, unless they may not read the idea any more or want no
 * such mail. Whoever follows the idea finds it among their news.
 */
export async function tellOfAnswer(viewer: Viewer, { idea, contest }: About, answer: Told, now: Date) {
  const author = await personById(idea.authorId)
  if (!author || author.id === viewer.id || !wantsOwnNews(author)) return
  if (!can(await viewerFrom(author), 'idea.read', { ...idea, contest }).allow) return
  const { organisation, language } = await siteSettings()
  const locale = author.language ?? language
  const say = { locale }
  const stopPath = stopMailPath(author.id, 'own')
  const body = composeMail({
    ...{ locale, organisation },
    paragraphs: await paragraphs(viewer, idea, answer, locale),
    button: { label: m.answers_mail_open({}, say), path: `/i/${idea.id}#answer` },
    reason: m.answers_mail_why({}, say),
    stop: { label: m.answers_mail_stop_own({}, say), path: stopPath },
  })
  const subject = m.answers_mail_subject({ title: idea.title }, say)
  const letter = { to: author.email as string, personId: author.id, aboutId: idea.id, kind: 'idea-answered', subject }
  await queueMail({ ...letter, ...body, stream: 'own', stopPath }, now)
}

async function paragraphs(viewer: Viewer, idea: IdeaRow, answer: Told, locale: Language) {
  const outcome = (await statusTeller())(answer, locale).words
  const reason = answer.reason ? await reasonInWords(answer.reason, locale) : ''
  const signature = [viewer.name, viewer.title].filter(Boolean).join(', ')
  return [
    answer.corrected ? m.answers_mail_corrected({}, { locale }) : '',
    m.answers_mail_news({ title: idea.title, outcome }, { locale }),
    reason,
    answer.text,
    signature && `— ${signature}`,
    m.answers_pulse_in_mail({}, { locale }),
  ].filter(Boolean)
}

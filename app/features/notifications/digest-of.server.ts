import { stopPath } from '#app/features/ideas/stop-following.server.ts'
import { newsWords } from '#app/features/notifications/news-words.server.ts'
import { stopMailPath } from '#app/features/people/news/stop-mail.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { statusTeller } from '#app/features/settings/status-teller.server.ts'
import { composeMail, siteUrl } from '#app/mail/compose-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import type { Language } from '#app/web/languages.ts'
import type { NewsRow } from '#drizzle/queries/notifications.ts'
import type { PersonRow } from '#drizzle/queries/people.ts'

/** More pieces than this are counted and not told: they stand on the site. */
export const newsLimit = 51

/** Mail programs cut longer letters; what does not fit any more is told in a sentence. */
const mostText = 60_000

/** A digest in a person's language: each piece of news in a sentence, with the whole text and where to read on. */
export async function digestOf(person: PersonRow, rows: NewsRow[]) {
  const { organisation, language } = await siteSettings()
  const locale = person.language ?? language
  const say = { locale }
  const tell = await statusTeller()
  const told = rows.slice(0, newsLimit - 1)
  const paragraphs: string[] = []
  let room = mostText
  for (const row of told) {
    const { sentence, text, path } = newsWords(row, locale, tell)
    const whole = text.length <= room ? text : ''
    room -= whole.length
    paragraphs.push([sentence, whole, siteUrl(path), stopOf(row, person, say)].filter(Boolean).join('\n'))
  }
  const [first] = told
  const subject =
    told.length === 1 && first
      ? newsWords(first, locale, tell).sentence
      : m.notifications_digest_subject({ n: told.length, organisation }, say)
  const body = composeMail({
    ...{ locale, organisation },
    paragraphs: [...paragraphs, ...(rows.length > told.length ? [m.notifications_digest_more({}, say)] : [])],
    button: { label: m.notifications_digest_button({}, say), path: '/me/news' },
    reason: m.notifications_digest_reason({}, say),
    stop: { label: m.notifications_digest_stop({}, say), path: stopMailPath(person.id, 'digest') },
  })
  return { subject: subject.slice(0, 200), ...body }
}

/** What is followed one by one can be let go one by one. */
function stopOf({ news, idea }: NewsRow, person: PersonRow, say: { locale: Language }) {
  return news.why === 'idea' && idea ? `${m.answers_mail_stop({}, say)}: ${siteUrl(stopPath(person.id, idea.id))}` : ''
}

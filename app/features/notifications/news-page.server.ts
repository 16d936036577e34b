import { newsWords } from '#app/features/notifications/news-words.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { statusTeller } from '#app/features/settings/status-teller.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getLanguage } from '#app/web/get-language.ts'
import { transaction } from '#drizzle/database.ts'
import { markRead, newsFor, unreadFor } from '#drizzle/queries/notifications.ts'

const perPage = 50
const longestExcerpt = 280

/** The news of a person, the newest first; `before` pages on. Only what they may read now. */
export async function newsPage(viewer: Viewer, before?: Date) {
  const rows = await newsFor(viewer, { before, limit: perPage + 1 })
  const shown = rows.slice(0, perPage)
  const locale = getLanguage()
  const tell = await statusTeller()
  const items = shown.map((row) => {
    const { sentence, text, path } = newsWords(row, locale, tell)
    const { eventId, createdAt, readAt } = row.news
    return { id: eventId, sentence, text: excerpt(text), path, at: createdAt, unread: readAt === null }
  })
  return { items, older: rows.length > perPage ? (shown.at(-1)?.news.createdAt ?? null) : null }
}

/** How much was not read yet, in words for the frame of every page; nothing for strangers. */
export async function unreadNews(viewer: Viewer) {
  if (viewer.kind === 'visitor') return undefined
  const n = await unreadFor(viewer)
  return { n, label: n > 0 ? m.notifications_unread({ n }) : m.notifications_title() }
}

/** Marks one piece of news, or all there is, as read. */
export async function readNews(viewer: Viewer, eventId?: string, now = new Date()) {
  if (viewer.kind === 'visitor') return
  await transaction(() => markRead(viewer.id, now, eventId))
}

const excerpt = (text: string) => (text.length > longestExcerpt ? `${text.slice(0, longestExcerpt).trimEnd()}…` : text)

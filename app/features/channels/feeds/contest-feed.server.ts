import { env } from '#app/env.server.ts'
import type { Feed } from '#app/features/channels/feeds/feed.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { listIdeas } from '#app/features/ideas/list-ideas.server.ts'
import { visitor } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import { notFound } from '#app/web/refuse.server.ts'
import { newId } from '#drizzle/ids.ts'

const newest = 50

/**
 * The newest ideas of a contest as a stranger may read them, whoever asks: feed readers keep and share what they get.
 * Contests that are not for everyone are not there.
 */
export async function contestFeed(name: string, format: 'atom' | 'json', now: Date = new Date()): Promise<Feed> {
  const reader = visitor(newId())
  const contest = await findContest(reader, name)
  if (contest.kind === 'debate') notFound()
  const { items } = await listIdeas(reader, contest, { order: 'new', limit: newest }, now)
  const at = (path: string) => new URL(path, env.PUBLIC_URL).href
  const locale = contest.language
  const entries = items.map((idea) => ({
    id: at(`/i/${idea.id}`),
    url: at(ideaPath(idea)),
    title: idea.title,
    text: idea.excerpt,
    author: idea.author || m.site_guest({}, { locale }),
    published: idea.publishedAt,
    tags: idea.tags,
  }))
  return {
    title: m.contests_feed_title({ title: contest.title }, { locale }),
    subtitle: contest.question,
    language: locale,
    url: at(`/c/${contest.slug}`),
    self: at(`/c/${contest.slug}/feed.${format}`),
    updated: entries[0]?.published ?? contest.openedAt ?? contest.createdAt,
    entries,
  }
}

import type { Feed } from '#app/features/channels/feeds/feed.ts'

/** A feed as JSON Feed 1.1 (jsonfeed.org). */
export function jsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.subtitle,
    home_page_url: feed.url,
    feed_url: feed.self,
    language: feed.language,
    items: feed.entries.map(({ id, url, title, text, author, published, tags }) => ({
      id,
      url,
      title,
      content_text: text || title,
      date_published: published.toISOString(),
      authors: [{ name: author }],
      ...(tags.length > 0 ? { tags } : {}),
    })),
  })
}

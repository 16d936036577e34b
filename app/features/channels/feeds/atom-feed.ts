import type { Feed, FeedEntry } from '#app/features/channels/feeds/feed.ts'

/** A feed as Atom (RFC 4287). */
export function atomFeed(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${inXml(feed.language)}">`,
    `<id>${inXml(feed.url)}</id>`,
    `<title>${inXml(feed.title)}</title>`,
    `<subtitle>${inXml(feed.subtitle)}</subtitle>`,
    `<link rel="alternate" type="text/html" href="${inXml(feed.url)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${inXml(feed.self)}"/>`,
    `<updated>${feed.updated.toISOString()}</updated>`,
    ...feed.entries.map(entryOf),
    '</feed>\n',
  ].join('\n')
}

function entryOf({ id, url, title, text, author, published, tags }: FeedEntry) {
  return [
    '<entry>',
    `<id>${inXml(id)}</id>`,
    `<title>${inXml(title)}</title>`,
    `<link rel="alternate" type="text/html" href="${inXml(url)}"/>`,
    `<author><name>${inXml(author)}</name></author>`,
    `<published>${published.toISOString()}</published>`,
    `<updated>${published.toISOString()}</updated>`,
    ...tags.map((tag) => `<category term="${inXml(tag)}"/>`),
    `<summary>${inXml(text)}</summary>`,
    '</entry>',
  ].join('\n')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** Signs XML 1.0 cannot hold in any spelling. */
const impossible = /[^\P{Cc}\t\n\r]|\p{Surrogate}|[\ufffe\uffff]/gu

const inXml = (text: string) => text.replace(impossible, '').replace(/[&<>"']/g, (sign) => entities[sign] as string)

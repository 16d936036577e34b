/** What a feed says, whatever its format. Texts are plain; addresses whole. */
export interface Feed {
  title: string
  subtitle: string
  language: string
  /** The page and the feed itself. */
  url: string
  self: string
  updated: Date
  entries: FeedEntry[]
}

export interface FeedEntry {
  id: string
  url: string
  title: string
  text: string
  author: string
  published: Date
  tags: string[]
}

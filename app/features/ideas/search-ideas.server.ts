import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { highlight, snippet } from '#app/features/ideas/search/highlight.ts'
import { searchWords } from '#app/features/ideas/search/search-text.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { wordHits } from '#drizzle/engines/search.ts'
import { SHORTEST_BEGINNING } from '#drizzle/engines/search-query.ts'
import { foundIdeas, searchableContests } from '#drizzle/queries/idea-search.ts'

/** More than these nobody pages through; the best of them are shown. */
export const MOST_HITS = 200
const pageSize = 20
const mostWords = 12
const longestWord = 40

interface Wanted {
  q: string
  /** Slug; all contests the viewer may see when absent. */
  contest?: string
  /** Id of the last idea of the page before. */
  cursor?: string
  limit?: number
}

export type Found = Awaited<ReturnType<typeof searchIdeas>>

/**
 * Published ideas that hold the words, among all the viewer may see, the best first. Case, accents and ё do not
 * matter; the last word may be unfinished. When no idea holds all the words, those that hold some (`any`).
 */
export async function searchIdeas(viewer: Viewer, { q, contest, cursor, limit = pageSize }: Wanted) {
  const contests = await searchableContests(viewer)
  const among = contests.filter(({ slug, id }) => !contest || slug === contest || id === contest).map(({ id }) => id)
  const words = wordsOf(q)
  const query = { words, unfinished: !/\s$/.test(q) && (words.at(-1)?.length ?? 0) >= SHORTEST_BEGINNING, any: false }
  const all = await wordHits(query, among, MOST_HITS + 1)
  const any = all.length === 0 && words.length > 1
  const hits = any ? await wordHits({ ...query, any }, among, MOST_HITS + 1) : all

  const from = cursor ? hits.indexOf(cursor) + 1 : 0
  const ids = hits.slice(from, Math.min(from + limit, MOST_HITS))
  const rows = await foundIdeas(viewer, ids)
  const items = ids.flatMap((id) => rows.filter((row) => row.id === id)).map((row) => shown(row, query))
  const more = from + ids.length < Math.min(hits.length, MOST_HITS)
  return {
    items,
    contests,
    any,
    total: Math.min(hits.length, MOST_HITS),
    capped: hits.length > MOST_HITS,
    next: more ? (ids.at(-1) ?? null) : null,
  }
}

const wordsOf = (q: string) =>
  searchWords(q.slice(0, 400))
    .split(' ')
    .filter(Boolean)
    .slice(0, mostWords)
    .map((word) => [...word].slice(0, longestWord).join(''))

type Row = Awaited<ReturnType<typeof foundIdeas>>[number]

function shown(row: Row, query: { words: string[]; unfinished: boolean }) {
  const { id, title, language, publishedAt, author, outcome } = row
  return {
    ...{ id, language, publishedAt, author, outcome, path: ideaPath(row) },
    title,
    titleLit: highlight(title, query),
    snippet: snippet([row.beneath, row.body].filter(Boolean).join(' '), query),
    contest: { slug: row.contestSlug, title: row.contest },
  }
}

import { type SQL, sql } from 'drizzle-orm'
import { engine } from '../columns.ts'
import { ask, askIds } from './ask.ts'
import * as postgres from './search-postgres.ts'
import { type SearchText, SHORTEST_BEGINNING, type WeighedTrigram, type WordQuery } from './search-query.ts'
import * as sqlite from './search-sqlite.ts'

interface Dialect {
  keep: (text: SearchText) => SQL
  words: (query: WordQuery, contestIds: string[], limit: number) => Promise<string[]>
  grams: (trigrams: WeighedTrigram[], contestId: string, limit: number) => SQL
}

const dialect: Dialect = engine === 'postgres' ? postgres : sqlite

/** Puts an idea's text into the index, or replaces what was there; inside the transaction that changes the idea. */
export async function keepSearchRow(text: SearchText) {
  await ask(dialect.keep(text))
}

export async function dropSearchRow(ideaId: string) {
  await ask(sql`delete from idea_search where idea_id = ${ideaId} returning idea_id as id`)
}

/**
 * Ids of the ideas in these contests that hold the words, best first; of very many hits only some are ranked: the
 * newest ones on SQLite, those with the first ids on PostgreSQL.
 * A last word of one or two letters is taken as it is, finished or not.
 */
export async function wordHits(query: WordQuery, contestIds: string[], limit: number): Promise<string[]> {
  if (query.words.length === 0 || contestIds.length === 0) return []
  const unfinished = query.unfinished && (query.words.at(-1) ?? '').length >= SHORTEST_BEGINNING
  return dialect.words({ ...query, unfinished }, contestIds, limit)
}

/** Ids of the contest's ideas that share the most weight of the given trigrams. */
export async function gramCandidates(trigrams: WeighedTrigram[], contestId: string, limit: number): Promise<string[]> {
  return trigrams.length === 0 ? [] : askIds(dialect.grams(trigrams, contestId, limit))
}

/** Folded texts of up to `limit` of the contest's ideas, drawn by lot: the same ones on both engines. */
export async function sampleGrams(contestId: string, limit: number): Promise<string[]> {
  const drawn = sql`select s.grams as grams from ideas i join idea_search s on s.idea_id = i.id
    where i.contest_id = ${contestId} and i.state = 'published' order by i.lot, i.id limit ${limit}`
  return (await ask<{ grams: string }>(drawn)).map(({ grams }) => grams)
}

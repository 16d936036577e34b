import { type SQL, sql } from 'drizzle-orm'
import { engine } from '../columns.ts'
import { db } from '../database.ts'
import * as postgres from './search-postgres.ts'
import * as sqlite from './search-sqlite.ts'

/** What is looked for: folded words, all of which must occur (or any, when `any`); the last may be unfinished. */
export interface WordQuery {
  words: string[]
  any: boolean
  unfinished: boolean
}

export interface SearchText {
  ideaId: string
  contestId: string
  /** Folded, only letters and digits, single spaces. */
  words: string
  /** Folded title and beginning of the text, cut into trigrams by the index. */
  grams: string
}

/** More hits than these are not ranked: a word that stands in every idea must not cost more than a rare one. */
export const RANKED_HITS = 2000

interface Dialect {
  keep: (text: SearchText) => SQL
  words: (query: WordQuery, contestIds: string[], limit: number) => SQL
  grams: (trigrams: { trigram: string; weight: number }[], contestId: string, limit: number) => SQL
}

const dialect: Dialect = engine === 'postgres' ? postgres : sqlite

/** Puts an idea's text into the index, or replaces what was there; inside the transaction that changes the idea. */
export async function keepSearchRow(text: SearchText) {
  await ask(dialect.keep(text))
}

export async function dropSearchRow(ideaId: string) {
  await ask(sql`delete from idea_search where idea_id = ${ideaId} returning idea_id`)
}

/** Ids of the ideas in these contests that hold the words, best first; of very many hits only the newest are ranked. */
export async function wordHits(query: WordQuery, contestIds: string[], limit: number): Promise<string[]> {
  if (query.words.length === 0 || contestIds.length === 0) return []
  return idsOf(await ask(dialect.words(query, contestIds, limit)))
}

/** Ids of the contest's ideas that share the most weight of the given trigrams. */
export async function gramCandidates(
  trigrams: { trigram: string; weight: number }[],
  contestId: string,
  limit: number,
): Promise<string[]> {
  return trigrams.length === 0 ? [] : idsOf(await ask(dialect.grams(trigrams, contestId, limit)))
}

const idsOf = (rows: Record<string, unknown>[]) => rows.map((row) => String(row.id))

/** The one place where the two engines' ways to ask in plain SQL meet. */
async function ask(query: SQL): Promise<Record<string, unknown>[]> {
  const connection = db() as unknown as {
    all: (query: SQL) => Record<string, unknown>[]
    execute: (query: SQL) => Promise<Record<string, unknown>[]>
  }
  return engine === 'postgres' ? [...(await connection.execute(query))] : connection.all(query)
}

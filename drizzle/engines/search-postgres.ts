import { type SQL, sql } from 'drizzle-orm'
import { askIds } from './ask.ts'
import { partsOf, type SearchText, TRIGRAM_HITS, type WeighedTrigram, type WordQuery } from './search-query.ts'

export function keep({ ideaId, contestId, words, grams }: SearchText): SQL {
  return sql`insert into idea_search (idea_id, contest_id, words, grams) values (${ideaId}, ${contestId}, ${words}, ${grams})
    on conflict (idea_id) do update set words = excluded.words, grams = excluded.grams returning idea_id as id`
}

/**
 * Of many hits those with the first ids, the same ones however PostgreSQL looks for them: a common word it meets along
 * the ids, a rare one it sorts. Sorting by age would read all hits of either.
 */
export async function words(query: WordQuery, contestIds: string[], limit: number): Promise<string[]> {
  const { parts, hits } = partsOf(query)
  const found = (part: WordQuery, columns: SQL) => sql`select ${columns} from idea_search
    where vector @@ to_tsquery('simple', ${expression(part)}) and contest_id in (${list(contestIds)}) order by idea_id limit ${hits}`
  const arms = parts.map((part) => sql`(${found(part, sql`idea_id`)})`)
  const all = query.any
    ? sql`select idea_id, vector from idea_search where idea_id in (${sql.join(arms, sql` union `)})`
    : found(query, sql`idea_id, vector`)
  return askIds(sql`select hits.idea_id as id from (${all}) as hits
    order by ts_rank(hits.vector, to_tsquery('simple', ${expression(query)}), 1) desc, hits.idea_id limit ${limit}`)
}

export function grams(trigrams: WeighedTrigram[], contestId: string, limit: number): SQL {
  const arms = trigrams.map(
    ({ trigram, weight }) => sql`(select idea_id, ${weight}::float8 as weight from idea_search
      where grams like ${`%${escaped(trigram)}%`} and contest_id = ${contestId} order by idea_id limit ${TRIGRAM_HITS})`,
  )
  return sql`select hits.idea_id as id
    from (select idea_id, sum(weight) as shared from (${sql.join(arms, sql` union all `)}) as found group by idea_id) as hits
    order by hits.shared desc, hits.idea_id limit ${limit}`
}

const escaped = (trigram: string) => trigram.replace(/[\\%_]/g, '\\$&')

const list = (values: string[]) =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )

/** Quoted lexemes: nothing in them is an operator. */
function expression({ words, any, unfinished }: WordQuery) {
  const terms = words.map((word, index) => {
    const lexeme = `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
    return unfinished && index === words.length - 1 ? `${lexeme}:*` : lexeme
  })
  return terms.join(any ? ' | ' : ' & ')
}

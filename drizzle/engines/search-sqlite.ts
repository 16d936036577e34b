import { type SQL, sql } from 'drizzle-orm'
import { RANKED_HITS, type SearchText, type WeighedTrigram, type WordQuery } from './search-query.ts'

/**
 * A contest's name among the words, so that FTS5 meets contest and word in its index instead of reading every hit.
 * U+E000 is a letter to FTS5 and never part of a query's words.
 */
export const contestWord = (contestId: string) => `\u{e000}${contestId}`

export function keep({ ideaId, contestId, words, grams }: SearchText): SQL {
  const indexed = `${contestWord(contestId)} ${words}`
  return sql`insert into idea_search (idea_id, contest_id, words, grams) values (${ideaId}, ${contestId}, ${indexed}, ${grams})
    on conflict (idea_id) do update set words = excluded.words, grams = excluded.grams returning idea_id as id`
}

export function words(query: WordQuery, contestIds: string[], limit: number): SQL {
  const match = `(${contestIds.map((id) => quoted(contestWord(id))).join(' OR ')}) AND (${expression(query)})`
  return sql`select s.idea_id as id
    from (select rowid as hit, bm25(idea_words) as distance from idea_words
      where idea_words match ${match} order by rowid desc limit ${RANKED_HITS}) as hits
    join idea_search s on s.row = hits.hit
    order by hits.distance, s.idea_id limit ${limit}`
}

export function grams(trigrams: WeighedTrigram[], contestId: string, limit: number): SQL {
  const arms = trigrams.map(
    ({ trigram, weight }) =>
      sql`select rowid as hit, ${weight} as weight from idea_grams where idea_grams match ${quoted(trigram)}`,
  )
  // The order of the joins is given: the planner would read every row of the contest instead of the few that were hit.
  const best = sql`select hits.hit as hit, hits.shared as shared
    from (select hit, sum(weight) as shared from (${sql.join(arms, sql` union all `)}) group by hit) as hits
    cross join idea_search s indexed by idea_search_contest on s.contest_id = ${contestId} and s."row" = hits.hit
    order by hits.shared desc, hits.hit limit ${limit}`
  return sql`select s.idea_id as id from (${best}) as best
    join idea_search s on s."row" = best.hit order by best.shared desc, s.idea_id`
}

/** Every word in quotes is a plain string to FTS5, whatever it contains. */
const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`

function expression({ words, any, unfinished }: WordQuery) {
  const terms = words.map((word, index) =>
    unfinished && index === words.length - 1 ? `${quoted(word)}*` : quoted(word),
  )
  return terms.join(any ? ' OR ' : ' AND ')
}

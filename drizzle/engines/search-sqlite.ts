import { type SQL, sql } from 'drizzle-orm'
import { ask } from './ask.ts'
import { rankHits } from './rank-hits.ts'
import {
  partsOf,
  RANKED_HITS,
  type SearchText,
  TRIGRAM_HITS,
  type WeighedTrigram,
  type WordQuery,
} from './search-query.ts'

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

/** Of many hits the newest. FTS5 meets them one after another; to weigh them itself it would count all others first. */
export async function words(query: WordQuery, contestIds: string[], limit: number): Promise<string[]> {
  const contests = contestIds.map((id) => quoted(contestWord(id))).join(' OR ')
  const { parts, hits } = partsOf(query)
  const arms = parts.map((part) => newest(`(${contests}) AND (${expression(part)})`, hits))
  const found = await ask<{ id: string; words: string }>(sql`select s.idea_id as id, s.words as words
    from (${sql.join(arms, sql` union `)}) as hits cross join idea_search s on s."row" = hits.hit`)
  return rankHits(query, found, await commonness(query), limit)
}

const newest = (match: string, limit: number) => sql`select hit from (select rowid as hit from idea_words
  where idea_words match ${match} order by rowid desc limit ${limit})`

/** In how many texts each word stands, at most as many as are ranked, and about how many texts there are. */
async function commonness({ words, unfinished }: WordQuery) {
  // Alone it is weighed against nothing.
  if (words.length === 1) return { having: [], total: 0 }
  const counts = words.map((word, index) => {
    const match = expression({ words: [word], any: false, unfinished: unfinished && index === words.length - 1 })
    return sql`select count(*) as found from (${newest(match, RANKED_HITS)})`
  })
  const total = sql`select coalesce(max("row"), 0) as found from idea_search`
  const rows = await ask<{ found: number }>(sql.join([total, ...counts], sql` union all `))
  const [all = 0, ...having] = rows.map(({ found }) => found)
  return { having, total: all }
}

export function grams(trigrams: WeighedTrigram[], contestId: string, limit: number): SQL {
  // The order of the joins is given: the planner would read every row of the contest instead of the few that were hit.
  const arms = trigrams.map(
    ({ trigram, weight }) => sql`select hit, weight from (select g.rowid as hit, ${weight} as weight from idea_grams g
      cross join idea_search s indexed by idea_search_contest on s.contest_id = ${contestId} and s."row" = g.rowid
      where g.idea_grams match ${quoted(trigram)} order by g.rowid desc limit ${TRIGRAM_HITS})`,
  )
  const best = sql`select hit, sum(weight) as shared from (${sql.join(arms, sql` union all `)})
    group by hit order by shared desc, hit limit ${limit}`
  return sql`select s.idea_id as id from (${best}) as best
    cross join idea_search s on s."row" = best.hit order by best.shared desc, s.idea_id`
}

/** Every word in quotes is a plain string to FTS5, whatever it contains. */
const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`

const expression = ({ words, unfinished }: WordQuery) =>
  words
    .map((word, index) => (unfinished && index === words.length - 1 ? `${quoted(word)}*` : quoted(word)))
    .join(' AND ')

import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { contests, ideas, people } from '../schema/index.ts'
import { ideaState } from './idea-state.ts'
import { type Asker, visibleContests, visibleIdeas } from './visible.ts'

const published = (asker: Asker, ids: string[]) =>
  and(inArray(ideas.id, ids), eq(ideaState, 'published'), visibleIdeas(asker))

/** What is compared with a text being typed; beneath only where it is for everyone. */
export async function comparable(asker: Asker, ids: string[], length: number) {
  if (ids.length === 0) return []
  const { id, slug, title, authorId, votes } = ideas
  const body = sql<string>`substr(${ideas.body}, 1, ${length})`
  const beneath = sql<string>`case when ${ideas.beneathFor} = 'everyone' then substr(${ideas.beneath}, 1, ${length}) else '' end`
  return db()
    .select({ id, slug, title, authorId, votes, body, beneath })
    .from(ideas)
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .where(published(asker, ids))
}

/** What a search result shows, in no order. */
export async function foundIdeas(asker: Asker, ids: string[]) {
  if (ids.length === 0) return []
  const { id, slug, title, body, language, publishedAt, outcome } = ideas
  const beneath = sql<string>`case when ${ideas.beneathFor} = 'everyone' then ${ideas.beneath} else '' end`
  const author = sql<string>`case when ${ideas.pseudonym} <> '' then ${ideas.pseudonym} else ${people.name} end`
  return db()
    .select({
      id,
      slug,
      title,
      body,
      beneath,
      language,
      publishedAt,
      outcome,
      author,
      contest: contests.title,
      contestSlug: contests.slug,
    })
    .from(ideas)
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .innerJoin(people, eq(people.id, ideas.authorId))
    .where(published(asker, ids))
}

/** The contests whose ideas the asker may search, by name. */
export async function searchableContests(asker: Asker) {
  return db()
    .select({ id: contests.id, slug: contests.slug, title: contests.title })
    .from(contests)
    .where(and(visibleContests(asker), ne(contests.kind, 'debate')))
    .orderBy(contests.title, contests.id)
}

import { eq, inArray } from 'drizzle-orm'
import type { Db } from '../engines/sqlite.ts'
import { keepQuery, placed, places } from '../keep-query.ts'
import { ideas, people } from '../schema/index.ts'
import { keys } from './idea-lists.ts'

/** What cards show, in no order. */
export async function cardRows(ids: string[]) {
  if (ids.length === 0) return []
  const query = keepQuery(`cards ${ids.length}`, (connection) => cardsAmong(connection, ids).prepare())
  return query.execute(placed(ids))
}

function cardsAmong(connection: Db, ids: string[]) {
  return connection
    .select({
      idea: {
        ...keys,
        contestId: ideas.contestId,
        authorId: ideas.authorId,
        slug: ideas.slug,
        title: ideas.title,
        excerpt: ideas.excerpt,
        language: ideas.language,
        tags: ideas.tags,
        pseudonym: ideas.pseudonym,
        cost: ideas.cost,
        provisional: ideas.provisional,
        comments: ideas.comments,
        commentsFor: ideas.commentsFor,
        commentsAgainst: ideas.commentsAgainst,
        answeredAt: ideas.answeredAt,
        outcome: ideas.outcome,
        status: ideas.status,
        shortlistedAt: ideas.shortlistedAt,
        place: ideas.place,
      },
      author: { name: people.name, affiliation: people.affiliation },
    })
    .from(ideas)
    .innerJoin(people, eq(people.id, ideas.authorId))
    .where(inArray(ideas.id, places(ids)))
}

export type CardRow = Awaited<ReturnType<typeof cardRows>>[number]

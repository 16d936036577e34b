import { and, eq, inArray, placeholder } from 'drizzle-orm'
import type { Db } from '../engines/sqlite.ts'
import { keepQuery, placed, places } from '../keep-query.ts'
import { ideas, people, votes } from '../schema/index.ts'

/** What cards show and what the reader said to each, in no order. Visitors have said nothing. */
export async function cardRows(ids: string[], readerId: string) {
  if (ids.length === 0) return []
  const query = keepQuery(`cards ${ids.length}`, (connection) => cardsAmong(connection, ids).prepare())
  return query.execute({ ...placed(ids), readerId })
}

function cardsAmong(connection: Db, ids: string[]) {
  return connection
    .select({
      voted: votes.state,
      idea: {
        id: ideas.id,
        authorId: ideas.authorId,
        slug: ideas.slug,
        title: ideas.title,
        excerpt: ideas.excerpt,
        language: ideas.language,
        tags: ideas.tags,
        pseudonym: ideas.pseudonym,
        cost: ideas.cost,
        votes: ideas.votes,
        provisional: ideas.provisional,
        views: ideas.views,
        listVotes: ideas.listVotes,
        trendingScore: ideas.trendingScore,
        comments: ideas.comments,
        commentsFor: ideas.commentsFor,
        commentsAgainst: ideas.commentsAgainst,
        publishedAt: ideas.publishedAt,
        answeredAt: ideas.answeredAt,
        status: ideas.status,
        shortlistedAt: ideas.shortlistedAt,
        place: ideas.place,
      },
      author: { name: people.name, affiliation: people.affiliation },
    })
    .from(ideas)
    .innerJoin(people, eq(people.id, ideas.authorId))
    .leftJoin(
      votes,
      and(
        eq(votes.contestId, ideas.contestId),
        eq(votes.personId, placeholder('readerId')),
        eq(votes.ideaId, ideas.id),
      ),
    )
    .where(inArray(ideas.id, places(ids)))
}

export type CardRow = Awaited<ReturnType<typeof cardRows>>[number]

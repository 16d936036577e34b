import { and, asc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { comments, contests, ideas, people } from '../schema/index.ts'
import { type Asker, visibleComments } from './visible.ts'

/** Where people argue: an idea, or the question of a debate. */
export interface Place {
  contestId: string
  ideaId: string | null
}

export interface After {
  createdAt: Date
  id: string
}

type Stance = (typeof comments.$inferSelect)['stance']

const author = { id: people.id, name: people.name, kind: people.kind, affiliation: people.affiliation }

/** How whoever is answered is called, as long as their words are there. */
const answered = sql<string | null>`(
  select coalesce(nullif(p.pseudonym, ''), a.name) from comments p join people a on a.id = p.author_id
  where p.id = ${comments.parentId} and p.state = 'published')`

const inPlace = ({ contestId, ideaId }: Place) =>
  ideaId ? eq(comments.ideaId, ideaId) : and(eq(comments.contestId, contestId), isNull(comments.ideaId))

const after = (place: After | undefined) =>
  place &&
  or(gt(comments.createdAt, place.createdAt), and(eq(comments.createdAt, place.createdAt), gt(comments.id, place.id)))

/**
 * What the asker may see, and the bare place of a comment that is being read again while answers to it stand:
 * whoever shows such a row shows none of its words.
 */
const stands = (asker: Asker): SQL =>
  or(
    visibleComments(asker),
    and(
      eq(comments.state, 'held'),
      sql`exists (select 1 from comments r where r.parent_id = ${comments.id} and r.state = 'published')`,
    ),
  ) as SQL

const rows = () =>
  db()
    .select({ comment: comments, author, answered })
    .from(comments)
    .innerJoin(contests, eq(contests.id, comments.contestId))
    .innerJoin(people, eq(people.id, comments.authorId))
    .leftJoin(ideas, eq(ideas.id, comments.ideaId))

export type DiscussionRow = Awaited<ReturnType<typeof discussionRoots>>[number]

/** The beginnings of threads, oldest first. */
export async function discussionRoots(asker: Asker, place: Place, limit: number, from?: After) {
  return rows()
    .where(and(inPlace(place), isNull(comments.parentId), stands(asker), after(from)))
    .orderBy(asc(comments.createdAt), asc(comments.id))
    .limit(limit)
}

/** One comment of this place, to begin a thread with. */
export async function discussionComment(asker: Asker, place: Place, id: string) {
  return rows().where(and(eq(comments.id, id), inPlace(place), stands(asker)))
}

/** Every argument of one stance, wherever in a thread it stands, oldest first. */
export async function discussionByStance(asker: Asker, place: Place, stance: Stance, limit: number, from?: After) {
  const alive = inArray(comments.state, ['published', 'held'])
  return rows()
    .where(and(inPlace(place), eq(comments.stance, stance), alive, visibleComments(asker), after(from)))
    .orderBy(asc(comments.createdAt), asc(comments.id))
    .limit(limit)
}

/** All the asker may see in a place, without tombstones, oldest first. */
export async function commentsIn(asker: Asker, place: Place, limit: number, from?: After) {
  const alive = inArray(comments.state, ['published', 'held'])
  return rows()
    .where(and(inPlace(place), alive, visibleComments(asker), after(from)))
    .orderBy(asc(comments.createdAt), asc(comments.id))
    .limit(limit)
}

/**
 * What was said under each of these comments, at any depth, oldest first: of each thread those from the place `from`
 * (0 is the first) up to `upTo`. `replies` is how many the whole thread has for this asker.
 */
export async function discussionReplies(asker: Asker, rootIds: string[], from: number, upTo: number) {
  if (rootIds.length === 0) return []
  const ids = sql.join(
    rootIds.map((id) => sql`${id}`),
    sql`, `,
  )
  const thread = sql`(
    select id, root,
      row_number() over (partition by root order by created_at, id) as nth,
      count(*) over (partition by root) as replies
    from (
      with recursive walk(id, root, level) as (
        select c.id, c.parent_id, 1 from comments c where c.parent_id in (${ids})
        union all
        select c.id, walk.root, walk.level + 1 from comments c join walk on c.parent_id = walk.id where walk.level < 200
      )
      select ${comments.id} as id, walk.root as root, ${comments.createdAt} as created_at
      from walk
      join comments on ${comments.id} = walk.id
      join contests on ${contests.id} = ${comments.contestId}
      left join ideas on ${ideas.id} = ${comments.ideaId}
      where ${stands(asker)}
    ) walked
  ) thread`
  return db()
    .select({
      ...{ comment: comments, author, answered },
      root: sql<string>`thread.root`,
      replies: sql<number>`thread.replies`.mapWith(Number),
    })
    .from(comments)
    .innerJoin(people, eq(people.id, comments.authorId))
    .innerJoin(thread, sql`thread.id = ${comments.id}`)
    .where(sql`thread.nth > ${from} and thread.nth <= ${upTo}`)
    .orderBy(asc(comments.createdAt), asc(comments.id))
}

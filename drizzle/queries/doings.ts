import { and, count, desc, eq, like, ne, or, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { comments, contests, drafts, ideas, people, votes } from '../schema/index.ts'
import { ideaState } from './idea-state.ts'
import { type Asker, visibleComments, visibleContests, visibleIdeas } from './visible.ts'

/** What one person did, the newest first, as far as they may still see it. */

/** With whoever of the team read them first. */
export async function ideasBy(asker: Asker, limit: number) {
  return db()
    .select({ idea: ideas, contest: countedFields, reader: people.name, readerTitle: people.title })
    .from(ideas)
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .leftJoin(people, eq(people.id, ideas.readBy))
    .where(and(eq(ideas.authorId, asker.id), ne(ideas.state, 'draft'), visibleIdeas(asker)))
    .orderBy(desc(ideas.createdAt), ideas.id)
    .limit(limit)
}

/** Published ideas somebody stands for with their own name, as far as the asker may read them. */
export async function publicIdeasBy(asker: Asker, personId: string, limit: number) {
  return db()
    .select({ idea: ideas, contest: contestFields })
    .from(ideas)
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .where(and(eq(ideas.authorId, personId), eq(ideaState, 'published'), eq(ideas.pseudonym, ''), visibleIdeas(asker)))
    .orderBy(desc(ideas.createdAt), ideas.id)
    .limit(limit)
}

export async function votesBy(asker: Asker, limit: number) {
  return db()
    .select({ idea: ideas, contest: countedFields, state: votes.state, at: votes.updatedAt })
    .from(votes)
    .innerJoin(ideas, eq(ideas.id, votes.ideaId))
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .where(and(eq(votes.personId, asker.id), visibleIdeas(asker)))
    .orderBy(desc(votes.updatedAt), votes.ideaId)
    .limit(limit)
}

export async function commentsBy(asker: Asker, limit: number) {
  return db()
    .select({ comment: comments, ideaTitle: ideas.title, ideaState: ideas.state, contest: contestFields })
    .from(comments)
    .innerJoin(contests, eq(contests.id, comments.contestId))
    .leftJoin(ideas, eq(ideas.id, comments.ideaId))
    .where(and(eq(comments.authorId, asker.id), ne(comments.state, 'removed'), visibleComments(asker)))
    .orderBy(desc(comments.createdAt), comments.id)
    .limit(limit)
}

/** What somebody has begun to write; an idea with the contest it belongs to, as far as they may see that. */
export async function draftsBy(asker: Asker) {
  const place = sql<string>`substr(${drafts.place}, 6)`
  const ofIdea = and(like(drafts.place, 'idea:%'), or(eq(contests.id, place), eq(contests.slug, place)))
  return db()
    .select({ draft: drafts, contest: contestFields })
    .from(drafts)
    .leftJoin(contests, and(ofIdea, visibleContests(asker)))
    .where(eq(drafts.personId, asker.id))
    .orderBy(desc(drafts.updatedAt))
}

/** How much a person left behind: for a page that says what will come along. */
export async function tallyOf(personId: string) {
  const ofAuthor = and(eq(ideas.authorId, personId), ne(ideas.state, 'draft'))
  const [written] = await db().select({ n: count() }).from(ideas).where(ofAuthor)
  const [cast] = await db().select({ n: count() }).from(votes).where(eq(votes.personId, personId))
  const said = and(eq(comments.authorId, personId), ne(comments.state, 'removed'))
  const [argued] = await db().select({ n: count() }).from(comments).where(said)
  return { ideas: written?.n ?? 0, votes: cast?.n ?? 0, comments: argued?.n ?? 0 }
}

const contestFields = {
  id: contests.id,
  slug: contests.slug,
  title: contests.title,
  kind: contests.kind,
  state: contests.state,
  timeZone: contests.timeZone,
}

/** With what decides whether somebody may see its numbers. */
const countedFields = {
  ...contestFields,
  counts: contests.counts,
  ballot: contests.ballot,
  votingUntil: contests.votingUntil,
  closedAt: contests.closedAt,
}

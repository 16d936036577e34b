import { and, asc, desc, eq, isNull, ne, or, placeholder } from 'drizzle-orm'
import { db } from '../database.ts'
import { keepQuery } from '../keep-query.ts'
import { contests, follows, ideas, people } from '../schema/index.ts'
import { type Asker, visibleContests, visibleIdeas } from './visible.ts'

export type FollowKind = (typeof follows.$inferSelect)['kind']

export async function addFollow(personId: string, kind: FollowKind, subjectId: string, createdAt: Date) {
  await db().insert(follows).values({ personId, kind, subjectId, createdAt }).onConflictDoNothing()
}

export async function dropFollow(personId: string, kind: FollowKind, subjectId: string) {
  await db()
    .delete(follows)
    .where(followBy(personId, kind, subjectId))
}

export async function doesFollow(personId: string, kind: FollowKind, subjectId: string) {
  const query = keepQuery('follow', (connection) =>
    connection
      .select({ at: follows.createdAt })
      .from(follows)
      .where(
        and(
          eq(follows.personId, placeholder('personId')),
          eq(follows.kind, placeholder('kind')),
          eq(follows.subjectId, placeholder('subjectId')),
        ),
      )
      .prepare(),
  )
  return (await query.execute({ personId, kind, subjectId })).length > 0
}

/** Which of two things a person follows: a contest and a tag its list is narrowed to. */
export async function followsAny(personId: string, contestId: string, tag: string | null) {
  const query = keepQuery('follows of a contest or a tag', (connection) =>
    connection
      .select({ kind: follows.kind })
      .from(follows)
      .where(
        and(
          eq(follows.personId, placeholder('personId')),
          or(
            and(eq(follows.kind, 'contest'), eq(follows.subjectId, placeholder('contestId'))),
            and(eq(follows.kind, 'tag'), eq(follows.subjectId, placeholder('tag'))),
          ),
        ),
      )
      .prepare(),
  )
  // No tag is empty.
  const rows = await query.execute({ personId, contestId, tag: tag ?? '' })
  return { contest: rows.some(({ kind }) => kind === 'contest'), tag: rows.some(({ kind }) => kind === 'tag') }
}

/** Whoever follows this and can hear of it: neither suspended nor only brought along by an import. */
export async function followersOf(kind: FollowKind, subjectId: string) {
  const rows = await db()
    .select({ person: people })
    .from(follows)
    .innerJoin(people, eq(people.id, follows.personId))
    .where(
      and(
        eq(follows.kind, kind),
        eq(follows.subjectId, subjectId),
        isNull(people.suspendedAt),
        ne(people.kind, 'imported'),
      ),
    )
    .orderBy(asc(people.id))
  return rows.map(({ person }) => person)
}

const most = 500

/** What a person follows, as far as they may still see it, the newest first. */
export async function followedBy(asker: Asker) {
  const by = (kind: FollowKind) => and(eq(follows.personId, asker.id), eq(follows.kind, kind))
  const newest = desc(follows.createdAt)
  const followedContests = await db()
    .select({ id: contests.id, slug: contests.slug, title: contests.title, kind: contests.kind })
    .from(follows)
    .innerJoin(contests, eq(contests.id, follows.subjectId))
    .where(and(by('contest'), visibleContests(asker)))
    .orderBy(newest, contests.id)
    .limit(most)
  const followedIdeas = await db()
    .select({ id: ideas.id, slug: ideas.slug, title: ideas.title, contest: contests.title })
    .from(follows)
    .innerJoin(ideas, eq(ideas.id, follows.subjectId))
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .where(and(by('idea'), eq(ideas.state, 'published'), visibleIdeas(asker)))
    .orderBy(newest, ideas.id)
    .limit(most)
  const followedPeople = await db()
    .select({ id: people.id, name: people.name })
    .from(follows)
    .innerJoin(people, eq(people.id, follows.subjectId))
    .where(and(by('person'), eq(people.isPublic, true), isNull(people.suspendedAt)))
    .orderBy(newest, people.id)
    .limit(most)
  const tags = await db().select({ tag: follows.subjectId }).from(follows).where(by('tag')).orderBy(newest).limit(most)
  return { contests: followedContests, ideas: followedIdeas, people: followedPeople, tags: tags.map(({ tag }) => tag) }
}

const followBy = (personId: string, kind: FollowKind, subjectId: string) =>
  and(eq(follows.personId, personId), eq(follows.kind, kind), eq(follows.subjectId, subjectId))

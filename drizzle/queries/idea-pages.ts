import { and, desc, eq, getTableColumns, isNull, or, type SQL, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { answers, broughtIdeas, contests, edges, files, ideas, people, pulses, type votes } from '../schema/index.ts'
import { seenPortrait } from './files.ts'
import { type Asker, visibleIdeas } from './visible.ts'

/** An idea with its contest, its author, who of the team read it first, and where it was brought from; whoever asks. */
export async function ideaPageRow(id: string) {
  const reader = sql<string | null>`(select r.name from people r where r.id = ${ideas.readBy})`
  const bringer = sql<string | null>`(select b.name from people b where b.id = ${broughtIdeas.broughtBy})`
  const [row] = await db()
    .select({ idea: ideas, contest: contests, author: authorColumns, reader, brought: broughtIdeas, bringer, beside })
    .from(ideas)
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .innerJoin(people, eq(people.id, ideas.authorId))
    .leftJoin(broughtIdeas, eq(broughtIdeas.ideaId, ideas.id))
    .where(eq(ideas.id, id))
  return row
}

const { id, name, kind, affiliation, title, isPublic, suspendedAt } = people
const authorColumns = { id, name, kind, affiliation, title, isPublic, suspendedAt }

const isThere = (rows: SQL) => sql<boolean>`exists (select 1 from ${rows})`.mapWith(Boolean)

/** What else there is about an idea: most have little, and nobody need ask for what is not there. */
const beside = {
  lineage: isThere(sql`edges e where e.from_id = ${ideas.id} or e.to_id = ${ideas.id}`),
  answer: isThere(sql`answers a where a.idea_id = ${ideas.id}`),
  holding: isThere(sql`holding_messages h where h.idea_id = ${ideas.id}`),
  comments: isThere(sql`comments c where c.idea_id = ${ideas.id}`),
  /** On any comment of its contest. */
  commentFiles: isThere(sql`files f where f.contest_id = ${ideas.contestId} and f.subject = 'comment'`),
  files: isThere(sql`files f where f.subject = 'idea' and f.subject_id = ${ideas.id}`),
  unions: isThere(sql`endorsements n where n.idea_id = ${ideas.id}`),
  letters: isThere(sql`letters l where l.idea_id = ${ideas.id}`),
}

/** What a person did about one idea, whether they voted in its contest at all, follow the idea, and speak for a union. */
export async function ownMarks(contestId: string, personId: string, ideaId: string) {
  const ballot = sql`select v.state from votes v where v.contest_id = ${contestId} and v.person_id = ${personId}`
  const spoken = sql`select 1 from group_members gm inner join groups g on g.id = gm.group_id
    where gm.person_id = ${personId} and g.spokesperson_id = gm.person_id and g.kind = 'union' and g.closed_at is null`
  const follow = sql`select 1 from follows f where f.person_id = ${personId} and f.kind = 'idea' and f.subject_id = ${ideaId}`
  const [row] = await db()
    .select({
      here: sql<VoteState | null>`(${ballot} and v.idea_id = ${ideaId})`,
      voted: sql<boolean>`exists (${ballot})`.mapWith(Boolean),
      follows: sql<boolean>`exists (${follow})`.mapWith(Boolean),
      speaks: sql<boolean>`exists (${spoken})`.mapWith(Boolean),
    })
    .from(people)
    .where(eq(people.id, personId))
  return row ?? { here: null, voted: false, follows: false, speaks: false }
}

type VoteState = (typeof votes.$inferSelect)['state']

const earlierAnswers = sql<number>`(
  select count(*) from answers e where e.idea_id = ${answers.ideaId} and e.superseded_at is not null)`.mapWith(Number)

/** The official answer that stands now, with who signed it and how many it corrected. */
export async function standingAnswer(ideaId: string) {
  const [row] = await db()
    .select({ ...getTableColumns(answers), author: people.name, earlier: earlierAnswers })
    .from(answers)
    .innerJoin(people, eq(people.id, answers.authorId))
    .where(and(eq(answers.ideaId, ideaId), isNull(answers.supersededAt)))
    .orderBy(desc(answers.createdAt))
    .limit(1)
  return row
}

/** The ideas this one came from and those that came from it, as far as the asker may see them. */
export async function lineageOf(asker: Asker, ideaId: string) {
  return db()
    .select({
      kind: edges.kind,
      fromId: edges.fromId,
      toId: edges.toId,
      id: ideas.id,
      slug: ideas.slug,
      title: ideas.title,
    })
    .from(edges)
    .innerJoin(
      ideas,
      or(
        and(eq(edges.toId, ideaId), eq(ideas.id, edges.fromId)),
        and(eq(edges.fromId, ideaId), eq(ideas.id, edges.toId)),
      ),
    )
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .where(and(or(eq(edges.toId, ideaId), eq(edges.fromId, ideaId)), visibleIdeas(asker)))
    .orderBy(edges.createdAt, ideas.id)
}

/** The same with the portrait of who signed it, as far as everybody may see it, and what the author of the idea said to it. */
export async function answerWithPulse(ideaId: string) {
  const [row] = await db()
    .select({
      answer: { ...getTableColumns(answers), author: people.name, earlier: earlierAnswers },
      portraitId: files.id,
      pulse: pulses,
    })
    .from(answers)
    .innerJoin(people, eq(people.id, answers.authorId))
    .leftJoin(files, seenPortrait)
    .leftJoin(pulses, eq(pulses.answerId, answers.id))
    .where(and(eq(answers.ideaId, ideaId), isNull(answers.supersededAt)))
    .orderBy(desc(answers.createdAt))
    .limit(1)
  return row
}

/** Records who of the team read an idea first; false when somebody had before. */
export async function noteRead(ideaId: string, readBy: string, readAt: Date) {
  const noted = await db()
    .update(ideas)
    .set({ readAt, readBy })
    .where(and(eq(ideas.id, ideaId), isNull(ideas.readAt)))
    .returning({ id: ideas.id })
  return noted.length === 1
}

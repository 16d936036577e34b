import { and, eq, inArray, isNull } from 'drizzle-orm'
import { db } from '../database.ts'
import { answers, contests, edges, ideas, people } from '../schema/index.ts'
import { type Asker, visibleIdeas } from './visible.ts'

/** Ideas with author and standing answer, as far as the asker may see them, in no particular order. */
export async function ideasToShape(asker: Asker, ids: string[]) {
  if (ids.length === 0) return []
  const rows = await db()
    .select({ idea: ideas, contest: contests, author: people, answer: answers })
    .from(ideas)
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .innerJoin(people, eq(people.id, ideas.authorId))
    .leftJoin(answers, and(eq(answers.ideaId, ideas.id), isNull(answers.supersededAt)))
    .where(and(inArray(ideas.id, ids), visibleIdeas(asker)))
  const signers = await namesOf(rows.flatMap(({ answer }) => (answer ? [answer.authorId] : [])))
  const parents = await db().select().from(edges).where(inArray(edges.toId, ids))
  return rows.map((row) => ({
    ...row,
    signer: row.answer ? (signers.get(row.answer.authorId) ?? '') : '',
    parents: parents.filter((edge) => edge.toId === row.idea.id).map(({ fromId, kind }) => ({ id: fromId, kind })),
  }))
}

async function namesOf(ids: string[]) {
  if (ids.length === 0) return new Map<string, string>()
  const rows = await db().select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, ids))
  return new Map(rows.map((row) => [row.id, row.name]))
}

import { and, desc, eq, isNull } from 'drizzle-orm'
import { db } from '../database.ts'
import { answers, contests, ideas, people } from '../schema/index.ts'
import { type Asker, visibleIdeas } from './visible.ts'

/** The newest official answers to ideas the asker may read. */
export async function latestAnswers(asker: Asker, limit: number) {
  return db()
    .select({
      id: answers.id,
      outcome: answers.outcome,
      status: answers.status,
      html: answers.html,
      at: answers.createdAt,
      by: people.name,
      byTitle: answers.authorTitle,
      ideaId: ideas.id,
      ideaSlug: ideas.slug,
      title: ideas.title,
      language: ideas.language,
      timeZone: contests.timeZone,
    })
    .from(answers)
    .innerJoin(ideas, eq(ideas.id, answers.ideaId))
    .innerJoin(contests, eq(contests.id, ideas.contestId))
    .innerJoin(people, eq(people.id, answers.authorId))
    .where(and(isNull(answers.supersededAt), eq(ideas.state, 'published'), visibleIdeas(asker)))
    .orderBy(desc(answers.createdAt), desc(answers.id))
    .limit(limit)
}

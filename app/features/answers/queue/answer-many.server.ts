import { type Answered, answerIdea } from '#app/features/answers/answer-idea.server.ts'
import type { ManyAnswersInput } from '#app/features/answers/forms.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { ideasByIds } from '#drizzle/queries/ideas.ts'

/**
 * Gives several ideas of one contest the same answer, each its own, and tells each author. What was answered meanwhile
 * keeps the answer it has, unless its author said that it missed the point. Counts what was answered and what was not.
 * Throws 404 or 403 for those who may not answer.
 */
export async function answerMany(viewer: Viewer, name: string, input: ManyAnswersInput, now = new Date()) {
  const contest = await findContest(viewer, name, 'contest.answer')
  const { ideas: wanted, ...answer } = input
  const ideas = (await ideasByIds([...new Set(wanted)])).filter(({ contestId }) => contestId === contest.id)
  const given: Answered[] = []
  for (const { id, answeredAt } of ideas) {
    if (answeredAt) continue
    given.push(await answerIdea(viewer, id, { ...answer, waiting: true }, now))
  }
  const answered = given.filter(({ ok }) => ok).length
  const unknown = given.flatMap((one) =>
    !one.ok && (one.reason === 'reason-unknown' || one.reason === 'status-unknown') ? [one.reason] : [],
  )[0]
  return { answered, left: new Set(wanted).size - answered, unknown }
}

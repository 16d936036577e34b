import { record } from '#app/features/events/record.server.ts'
import { publishIdea } from '#app/features/ideas/publish-idea.server.ts'
import { takeDownIdea } from '#app/features/ideas/take-down-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { standInsOf } from '#drizzle/queries/finals.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'

interface Why {
  reason: string
  words: string
}

/** What is taken down in one round does not stay readable in the next. Inside the transaction of the decision. */
export async function hideFinalists(viewer: Viewer, original: IdeaRow, { reason, words }: Why, now: Date) {
  for (const { idea, contest } of await standInsOf(original.id)) {
    if (idea.state !== 'published') continue
    await takeDownIdea(idea, { state: 'hidden', reason, words }, now)
    await record('idea.hidden', viewer, { contestId: contest.id, ideaId: idea.id, reason }, now)
  }
}

/** What was hidden together comes back together; what a moderator hid in the final alone stays hidden. */
export async function showFinalists(viewer: Viewer, original: IdeaRow, now: Date) {
  if (original.state !== 'hidden') return
  for (const { idea, contest } of await standInsOf(original.id)) {
    const together = idea.stateReason === original.stateReason && idea.stateWords === original.stateWords
    if (idea.state === 'hidden' && together) await publishIdea(idea, contest, viewer, now)
  }
}

import { indexIdea } from '#app/features/ideas/index-idea.server.ts'
import { bumpContestIdeas } from '#drizzle/queries/idea-texts.ts'
import { changeIdea, type IdeaRow } from '#drizzle/queries/ideas.ts'

interface Down {
  state: 'held' | 'withdrawn' | 'hidden' | 'merged'
  /** Why, as a word of the reasons offered, and in free words; both are shown. */
  reason?: string
  words?: string
}

/** Takes an idea out of lists, counts and search; the page stays as a tombstone. Inside the transaction that decides it. */
export async function takeDownIdea(idea: IdeaRow, { state, reason = '', words = '' }: Down, now: Date) {
  await changeIdea(idea.id, { state, stateReason: reason, stateWords: words, updatedAt: now })
  if (idea.state === 'published') await bumpContestIdeas(idea.contestId, -1)
  await indexIdea({ ...idea, state })
}

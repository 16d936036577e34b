import type { FoundThing } from '#app/features/moderation/find-thing.server.ts'
import type { Decision } from '#app/features/moderation/standing.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'
import type { StoodBefore } from '#drizzle/queries/moderation.ts'

/** What has to be kept of a text so that a decision about it can be taken back. */
export function stoodBefore(found: FoundThing, decision: Decision): StoodBefore {
  const { state, stateReason, stateWords, updatedAt, version } = found.subject === 'idea' ? found.idea : found.comment
  const stood = {
    state: state as StoodBefore['state'],
    stateReason,
    stateWords,
    updatedAt: updatedAt.getTime(),
    version,
  }
  const edits = decision === 'edit'
  if (found.subject === 'comment') {
    const { text, html } = found.comment
    return { ...stood, ...(edits && { commentWording: { text, html } }) }
  }
  const { turn, title, slug, body, bodyHtml, excerpt } = found.idea
  return {
    ...stood,
    idea: { turn, ...clockOf(found.idea) },
    ...(edits && { ideaWording: { title, slug, body, bodyHtml, excerpt } }),
  }
}

const time = (at: Date | null) => at?.getTime() ?? null

const clockOf = ({ publishedAt, promisedBy, turnSince, readPromisedBy }: IdeaRow) => ({
  ...{ publishedAt: time(publishedAt), promisedBy: time(promisedBy) },
  ...{ turnSince: time(turnSince), readPromisedBy: time(readPromisedBy) },
})

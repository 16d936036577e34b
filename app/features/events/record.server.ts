import { newId } from '#drizzle/ids.ts'
import { addEvent } from '#drizzle/queries/events.ts'

/** Everything that can happen. Listeners in `jobs/listeners.server.ts` hear it after the commit. */
export type EventKind =
  | 'contest.opened'
  | 'contest.extended'
  | 'contest.phase'
  | 'contest.closed'
  | 'contest.concluded'
  | 'idea.proposed'
  | 'idea.published'
  | 'idea.edited'
  | 'idea.withdrawn'
  | 'idea.held'
  | 'idea.returned'
  | 'idea.hidden'
  | 'idea.restored'
  | 'idea.answered'
  | 'idea.answer-delayed'
  | 'idea.pulse'
  | 'idea.read'
  | 'idea.won'
  | 'idea.brought'
  | 'idea.claimed'
  | 'idea.disowned'
  | 'comment.written'
  | 'comment.published'
  | 'comment.held'
  | 'comment.edited'
  | 'comment.returned'
  | 'comment.hidden'
  | 'comment.removed'
  | 'comment.restored'
  | 'appeal.refused'
  | 'thing.reported'
  | 'name.reported'
  | 'name.decided'
  | 'vote.cast'
  | 'vote.withdrawn'
  | 'vote.confirmed'
  | 'pair.compared'
  | 'pair.undone'
  | 'ballot.cast'
  | 'ballot.withdrawn'
  | 'ballot.confirmed'
  | 'letter.written'
  | 'letter.answered'
  | 'person.joined'
  | 'person.confirmed'

export interface About {
  contestId?: string
  ideaId?: string
  subjectId?: string
  [detail: string]: unknown
}

/** Says once, inside the transaction that did it, what happened. */
export async function record(kind: EventKind, actor: { id: string } | null, about: About, now = new Date()) {
  const { contestId, ideaId, subjectId, ...details } = about
  await addEvent({
    id: newId(),
    kind,
    actorId: actor?.id ?? null,
    contestId,
    ideaId,
    subjectId,
    details,
    createdAt: now,
  })
}

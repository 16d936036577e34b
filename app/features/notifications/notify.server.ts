import { type Hearer, whoHears } from '#app/features/notifications/who-hears.server.ts'
import { wantsDigest } from '#app/features/people/news/wants-news.ts'
import type { EventRow } from '#drizzle/queries/events.ts'
import { addNotifications } from '#drizzle/queries/notifications.ts'

/**
 * Notes for everybody who should hear of an event that they do, once each however often it is heard. Inside the
 * transaction that marks the event as heard.
 */
export async function notify(event: EventRow, now: Date) {
  const { id: eventId, kind, ideaId, subjectId } = event
  // A letter may be about nothing of a contest.
  if (!event.contestId && !kind.startsWith('letter.')) return
  const contestId = event.contestId ?? ''
  const hearers = await whoHears(event)
  await addNotifications(
    hearers.map((hearer) => ({
      ...{ eventId, kind, contestId, subjectId },
      ideaId: hearer.ideaId ?? ideaId,
      personId: hearer.person.id,
      why: hearer.why,
      tag: hearer.tag ?? '',
      createdAt: now,
      mailId: goesIntoDigest(event, hearer) ? null : '',
    })),
  )
}

/** What becomes of one's own idea is told at once, by a letter of its own; what others say about it can wait. */
const goesIntoDigest = ({ kind }: EventRow, { person, why }: Hearer) =>
  wantsDigest(person) && (why !== 'own' || kind === 'comment.published')

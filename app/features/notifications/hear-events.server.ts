import { notify } from '#app/features/notifications/notify.server.ts'
import { tellAuthor } from '#app/features/notifications/tell-author.server.ts'
import { tellOfFinal } from '#app/features/notifications/tell-of-final.server.ts'
import { transaction } from '#drizzle/database.ts'
import { type EventRow, markHeard, unheardEvents } from '#drizzle/queries/events.ts'

const eventsAtOnce = 200

/**
 * Turns events into notifications and mails, each in one transaction with the mark that it was heard, so that a fault
 * in between makes neither two nor none. An event that fails keeps the others from nothing and is heard again later.
 * Answers how many events were heard.
 */
export async function hearEvents(now = new Date()): Promise<number> {
  const events = await unheardEvents(eventsAtOnce)
  const faults: unknown[] = []
  for (const event of events) {
    await transaction(() => hear(event, now)).catch((fault: unknown) => faults.push(fault))
  }
  if (faults.length > 0) throw faults[0]
  return events.length
}

async function hear(event: EventRow, now: Date) {
  await notify(event, now)
  if (event.kind === 'idea.published' || event.kind === 'idea.won')
    await tellAuthor({ ...event, kind: event.kind }, now)
  if (event.kind === 'contest.opened') await tellOfFinal(event.contestId ?? '', now)
  await markHeard(event.id, now)
}

/** Whether anything happened since; asked every two seconds, so it only reads. */
export const somethingHappened = async () => (await unheardEvents(1)).length > 0

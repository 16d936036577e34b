import { tellAuthor } from '#app/features/notifications/tell-author.server.ts'
import { tellOfFinal } from '#app/features/notifications/tell-of-final.server.ts'
import { transaction } from '#drizzle/database.ts'
import { markHeard, unheardEvents } from '#drizzle/queries/events.ts'

const eventsAtOnce = 200

/**
 * Turns events into mails, each in one transaction with the mark that it was heard, so that a fault in between makes
 * neither two mails nor none. Answers how many events were heard.
 */
export async function hearEvents(now = new Date()): Promise<number> {
  const events = await unheardEvents(eventsAtOnce)
  for (const event of events) {
    await transaction(async () => {
      if (event.kind === 'idea.published' || event.kind === 'idea.won')
        await tellAuthor({ ...event, kind: event.kind }, now)
      if (event.kind === 'contest.opened') await tellOfFinal(event.contestId ?? '', now)
      await markHeard(event.id, now)
    })
  }
  return events.length
}

/** Whether anything happened since; asked every two seconds, so it only reads. */
export const somethingHappened = async () => (await unheardEvents(1)).length > 0

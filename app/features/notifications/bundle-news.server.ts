import { digestOf, newsLimit } from '#app/features/notifications/digest-of.server.ts'
import { digestTime } from '#app/features/people/news/digest-time.ts'
import { stopMailPath } from '#app/features/people/news/stop-mail.server.ts'
import { wantsDigest } from '#app/features/people/news/wants-news.ts'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { MOST_TRIES } from '#app/mail/most-tries.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { transaction } from '#drizzle/database.ts'
import { waitingDigest } from '#drizzle/queries/mails.ts'
import { newsFor, oldestWaiting, peopleWithNewsDue, putIntoDigest } from '#drizzle/queries/notifications.ts'
import { changePerson, type PersonRow, personById } from '#drizzle/queries/people.ts'

const peopleAtOnce = 200

/** Writes the digests whose hour has come, each in one transaction with the mark of what it holds. Answers how many. */
export async function bundleNews(now = new Date()): Promise<number> {
  let written = 0
  const faults: unknown[] = []
  for (const { id } of await peopleWithNewsDue(now, peopleAtOnce)) {
    const wrote = await transaction(() => bundleFor(id, now)).catch((fault: unknown) => faults.push(fault) < 1)
    if (wrote) written += 1
  }
  if (faults.length > 0) throw faults[0]
  return written
}

/** Asked every minute, so it only reads. */
export const newsIsDue = async (now: Date) => (await peopleWithNewsDue(now, 1)).length > 0

async function bundleFor(personId: string, now: Date) {
  const person = await personById(personId)
  const since = await oldestWaiting(personId)
  if (!person || !since) return false
  if (!wantsDigest(person)) return forget(person)
  const due = digestTime(await clockOf(person), since, person.newsSentAt)
  if (due > now) return wait(person, due)
  // One that could not be sent yet goes first: nobody gets two on the day the mail server comes back.
  if (await waitingDigest(personId, MOST_TRIES)) return wait(person, tomorrow(now))
  return write(person, now)
}

async function clockOf({ timeZone, newsHour: hour, newsRhythm }: PersonRow) {
  const zone = timeZone || (await siteSettings()).timeZone
  return { timeZone: zone, hour, rhythm: newsRhythm === 'weekly' ? ('weekly' as const) : ('daily' as const) }
}

const tomorrow = (now: Date) => new Date(now.getTime() + 24 * 60 * 60 * 1000)

async function wait({ id }: PersonRow, newsDueAt: Date) {
  await changePerson(id, { newsDueAt })
  return false
}

async function forget({ id }: PersonRow) {
  await putIntoDigest(id, '')
  return false
}

async function write(person: PersonRow, now: Date) {
  const rows = await newsFor(await viewerFrom(person), { mailId: null, limit: newsLimit })
  if (rows.length === 0) return forget(person)
  const { subject, text, html } = await digestOf(person, rows)
  const stopPath = stopMailPath(person.id, 'digest')
  const letter = {
    to: person.email as string,
    personId: person.id,
    kind: 'digest',
    stream: 'digest' as const,
    stopPath,
  }
  await putIntoDigest(person.id, await queueMail({ ...letter, subject, text, html }, now))
  await changePerson(person.id, { newsSentAt: now, newsDueAt: null })
  return true
}

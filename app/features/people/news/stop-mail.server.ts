import { z } from 'zod'
import { notFound } from '#app/web/refuse.server.ts'
import { sign, unsign } from '#app/web/signed.server.ts'
import { transaction } from '#drizzle/database.ts'
import { putIntoDigest } from '#drizzle/queries/notifications.ts'
import { changePerson, personById } from '#drizzle/queries/people.ts'

const purpose = 'stop-news-mail'
const Stop = z.tuple([z.string(), z.enum(['digest', 'own'])])

export type Stream = 'digest' | 'own'

/** The address in a mail that stops mails of its kind; it works for whoever holds the mail, signed in or not. */
export const stopMailPath = (personId: string, stream: Stream) => `/stop/mail/${sign(purpose, [personId, stream])}`

/** What such an address would stop. Reading it changes nothing; one we did not write is no address. */
export async function findStop(token: string) {
  const stop = Stop.safeParse(unsign(purpose, token))
  if (!stop.success) throw notFound()
  const [personId, stream] = stop.data
  const rhythm = (await personById(personId))?.newsRhythm ?? 'never'
  const stopped = rhythm === 'never' || (stream === 'digest' && rhythm === 'own')
  return { personId, stream, stopped }
}

/** Stops them; pressed again, nothing changes. Without digests what becomes of one's own ideas still comes. */
export async function stopMail(token: string) {
  const { personId, stream, stopped } = await findStop(token)
  if (stopped) return { stream, stopped }
  await transaction(async () => {
    await changePerson(personId, { newsRhythm: stream === 'digest' ? 'own' : 'never', newsDueAt: null })
    await putIntoDigest(personId, '')
  })
  return { stream, stopped: true }
}

import { newId } from '#drizzle/ids.ts'
import { addMail } from '#drizzle/queries/mails.ts'
import { addPushes } from '#drizzle/queries/pushes.ts'

export interface Mail {
  to: string
  personId?: string
  /** The idea or comment it tells about, and how long it waits in case the news is taken back. */
  aboutId?: string
  dueAt?: Date
  /** Path at which one press stops such mails. */
  stopPath?: string
  /** News people can stop, asked again at sending; absent for what they asked for or must know. */
  stream?: 'own' | 'digest'
  /** What sort of mail it is, for the outbox page: `sign-in`, `idea-returned`, … */
  kind: string
  subject: string
  text: string
  html: string
}

/**
 * Puts a mail into the outbox, in the transaction of what it tells about; a job sends it. News that people can stop is
 * told to their devices too, where they want that. Answers its id.
 */
export async function queueMail(mail: Mail, now = new Date()) {
  const id = newId()
  await addMail({ id, dueAt: now, ...mail, createdAt: now })
  if (mail.stream && mail.personId) await addPushes(id, mail.personId, mail.dueAt ?? now, now)
  return id
}

import { digestOf, newsLimit } from '#app/features/notifications/digest-of.server.ts'
import { wantsDigest, wantsOwnNews } from '#app/features/people/news/wants-news.ts'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import { can } from '#app/features/policy/can.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import type { MailRow } from '#drizzle/queries/mails.ts'
import { newsFor } from '#drizzle/queries/notifications.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'

type Words = Pick<MailRow, 'to' | 'subject' | 'text' | 'html'>

/**
 * What a mail may say at the moment of sending, and where it goes if its receiver has another address by now; undefined when its receiver may not read it, or does not want it, any
 * more. A digest is written again without what was hidden since. Letters that nobody can stop go out as they are.
 */
export async function stillWanted(mail: MailRow): Promise<Words | undefined> {
  const { to, subject, text, html } = mail
  if (mail.stream === '') return { to, subject, text, html }
  const person = await personById(mail.personId ?? '')
  if (!person?.email) return undefined
  if (mail.stream === 'digest') return digestNow(mail, person, person.email)
  if (!wantsOwnNews(person) || !(await mayRead(person, mail.aboutId))) return undefined
  return { to: person.email, subject, text, html }
}

async function digestNow(mail: MailRow, person: PersonRow, to: string) {
  if (!wantsDigest(person)) return undefined
  const rows = await newsFor(await viewerFrom(person), { mailId: mail.id, limit: newsLimit })
  return rows.length > 0 ? { to, ...(await digestOf(person, rows)) } : undefined
}

/** Own news tells of an idea that stands before everybody, or waits to. */
async function mayRead(person: PersonRow, ideaId: string | null) {
  const found = await ideaWithContest(ideaId ?? '')
  if (!found || !['published', 'held', 'merged'].includes(found.idea.state)) return false
  return can(await viewerFrom(person), 'idea.read', { ...found.idea, contest: found.contest }).allow
}

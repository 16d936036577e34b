import { findLink } from '#app/features/people/sign-in/consume-code.server.ts'
import { tallyOf } from '#drizzle/queries/doings.ts'
import { personById } from '#drizzle/queries/people.ts'

const nothing = { ideas: 0, votes: 0, comments: 0 }

/** Whom a mailed link signs in, and how much of what a guest did comes along; undefined when it no longer works. */
export async function describeLink(token: string, now = new Date()) {
  const link = await findLink(token, now)
  if (!link) return undefined
  const guest = link.visitorId ? await personById(link.visitorId) : undefined
  return { email: link.email, brings: guest?.kind === 'guest' ? await tallyOf(guest.id) : nothing }
}

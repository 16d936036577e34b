import { sessionHashOf } from '#app/features/people/session-cookie.server.ts'
import { liveSession } from '#drizzle/queries/sessions.ts'

const lately = 30 * 60 * 1000

/** Whether this session is young: a browser left open, or a cookie taken from it, adds no way in. */
export async function signedInLately(request: Request, now = new Date()) {
  const hash = sessionHashOf(request)
  const begun = hash && (await liveSession(hash, now))?.session.createdAt
  return Boolean(begun) && now.getTime() - (begun as Date).getTime() <= lately
}

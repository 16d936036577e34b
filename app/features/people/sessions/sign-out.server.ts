import { sessionCookieName, sessionHashOf } from '#app/features/people/session-cookie.server.ts'
import { clearCookie } from '#app/web/cookies.server.ts'
import { transaction } from '#drizzle/database.ts'
import { dropSubscriptionsOfSession } from '#drizzle/queries/pushes.ts'
import { endSession } from '#drizzle/queries/sessions.ts'

/**
 * Ends this browser's session and answers the headers that make the browser forget. Pages and drafts kept on the
 * device go too; `"cookies"` is left out of Clear-Site-Data because it would sign the person out of every other site
 * under the same registered domain.
 */
export async function signOut(request: Request): Promise<Headers> {
  const hash = sessionHashOf(request)
  if (hash)
    await transaction(async () => {
      await endSession(hash)
      await dropSubscriptionsOfSession(hash)
    })
  const headers = new Headers({ 'Clear-Site-Data': '"cache", "storage"' })
  headers.append('Set-Cookie', clearCookie(sessionCookieName))
  return headers
}

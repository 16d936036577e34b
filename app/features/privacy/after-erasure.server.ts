import { sessionCookieName } from '#app/features/people/session-cookie.server.ts'
import { clearCookie } from '#app/web/cookies.server.ts'

/** Makes the browser forget who it was: session, pages and drafts kept on the device. */
export function afterErasure(): Headers {
  const headers = new Headers({ 'Clear-Site-Data': '"cache", "storage"' })
  headers.append('Set-Cookie', clearCookie(sessionCookieName))
  return headers
}

import { env } from '#app/env.server.ts'
import { isApi, isSafeMethod, type Visit } from '#app/server/visit.server.ts'
import { readCookie, setCookie } from '#app/web/cookies.server.ts'
import { readElsewhere } from '#drizzle/engines/read-replica.ts'

/** Seconds for which somebody reads where they have just written; a copy may be behind by that much. */
const ownWordsFirst = 30
const cookie = 'wrote'

/** What anybody may read; links that were mailed a moment ago, sign-in and set-up are asked where they were written. */
const publicPages = /^\/($|(c|i|d|p|debates|results|search|calendar|moderation|unions|letters)(\/|$))/

/**
 * Lets a page for somebody who is not signed in be read from a copy of the database, where there is one
 * (`DATABASE_READ_URL`). Whoever changes something reads from the first database for a while.
 */
export async function readNearby(visit: Visit, answer: () => Promise<Response>): Promise<Response> {
  if (!env.DATABASE_READ_URL || isApi(visit)) return answer()
  if (isSafeMethod(visit)) return mayReadElsewhere(visit) ? readElsewhere(answer) : answer()
  const response = await answer()
  response.headers.append('Set-Cookie', setCookie(cookie, '1', { maxAge: ownWordsFirst }))
  return response
}

function mayReadElsewhere({ headers, path, context }: Visit) {
  if (context.proxyEmail || headers.has('Authorization')) return false
  if (['sid', cookie].some((name) => readCookie({ headers }, name) !== undefined)) return false
  return publicPages.test(path)
}

import { z } from 'zod'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { signedCookie } from '#app/web/signed-cookie.server.ts'
import { answersSince, ideasSince } from '#drizzle/queries/news.ts'

const minute = 60 * 1000
/** A pause this long makes the next look at the front page a new visit. */
const pause = 30 * minute
const kept = 90 * 24 * 60 * 60

const visits = signedCookie('visits', z.object({ latest: z.number(), before: z.number().nullable() }), kept)

/**
 * What is new since this person was here before; only for people who have done something here, and only where there
 * is something. Answers the headers that make the browser remember this visit.
 */
export async function sinceLastVisit(request: Request, viewer: Viewer, open: { id: string }[], now: Date = new Date()) {
  if (viewer.kind === 'visitor') return { since: null, headers: {} }
  const known = visits.read(request, now)
  const isNew = !known || now.getTime() - known.latest > pause
  const before = isNew ? (known?.latest ?? null) : known.before
  const headers = { 'Set-Cookie': visits.issue({ latest: now.getTime(), before }, now) }
  if (before === null) return { since: null, headers }

  const at = new Date(before)
  const ids = open.map(({ id }) => id)
  const since = { answers: await answersSince(viewer, at), ideas: await ideasSince(ids, at) }
  return { since: since.answers + since.ideas > 0 ? since : null, headers }
}

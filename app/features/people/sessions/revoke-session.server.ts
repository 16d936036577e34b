import { audit } from '#app/features/events/audit.server.ts'
import { sessionHashOf } from '#app/features/people/session-cookie.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transaction } from '#drizzle/database.ts'
import { dropOtherSubscriptions, dropSubscriptionsOfSession } from '#drizzle/queries/pushes.ts'
import { endOtherSessions, endSession, sessionsOf } from '#drizzle/queries/sessions.ts'

/** Ends one of the person's own sessions, and news to that device; somebody else's answers as if it did not exist. */
export async function revokeSession(viewer: Viewer, id: string, now = new Date()) {
  await transaction(async () => {
    const mine = await sessionsOf(viewer.id)
    if (!mine.some((session) => session.idHash === id)) notFound()
    await endSession(id)
    await dropSubscriptionsOfSession(id)
    await audit(viewer, 'session.revoked', { subject: 'session', subjectId: viewer.id }, now)
  })
}

/** Signs the person out everywhere but in the browser that asks, and lets only that one be told of news. */
export async function revokeOtherSessions(viewer: Viewer, request: Request, now = new Date()) {
  await transaction(async () => {
    const here = sessionHashOf(request) ?? ''
    await endOtherSessions(viewer.id, here)
    await dropOtherSubscriptions(viewer.id, here)
    await audit(viewer, 'session.revoked-others', { subject: 'session', subjectId: viewer.id }, now)
  })
}

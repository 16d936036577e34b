import { audit } from '#app/features/events/audit.server.ts'
import { sessionHashOf } from '#app/features/people/session-cookie.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transaction } from '#drizzle/database.ts'
import { endOtherSessions, endSession, sessionsOf } from '#drizzle/queries/sessions.ts'

/** Ends one of the person's own sessions; somebody else's answers as if it did not exist. */
export async function revokeSession(viewer: Viewer, id: string, now = new Date()) {
  await transaction(async () => {
    const mine = await sessionsOf(viewer.id)
    if (!mine.some((session) => session.idHash === id)) notFound()
    await endSession(id)
    await audit(viewer, 'session.revoked', { subject: 'session', subjectId: viewer.id }, now)
  })
}

/** Signs the person out everywhere but in the browser that asks. */
export async function revokeOtherSessions(viewer: Viewer, request: Request, now = new Date()) {
  await transaction(async () => {
    await endOtherSessions(viewer.id, sessionHashOf(request) ?? '')
    await audit(viewer, 'session.revoked-others', { subject: 'session', subjectId: viewer.id }, now)
  })
}

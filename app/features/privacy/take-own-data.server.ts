import { audit } from '#app/features/events/audit.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { freshFault } from '#app/features/privacy/fresh-sign-in.server.ts'
import { ownDataStream } from '#app/features/privacy/own-data.server.ts'
import { transaction } from '#drizzle/database.ts'

/** The file with all of a person's own data, after a fresh sign-in or with their password; why not otherwise. */
export async function takeOwnData(
  viewer: Viewer,
  request: Request,
  { current }: { current: string },
  now = new Date(),
) {
  const reason = await freshFault(viewer, request, current, now)
  if (reason) return { ok: false as const, reason }
  await transaction(() => audit(viewer, 'person.data-taken', { subject: 'person', subjectId: viewer.id }, now))
  return { ok: true as const, body: ownDataStream(viewer, now) }
}

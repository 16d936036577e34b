import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { CaseAction } from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { caseWithContest } from '#drizzle/queries/recovery.ts'

/** The complaint with its contest if the viewer may do `action` with it; throws 404 or 403 otherwise. */
export async function findCase(viewer: Viewer, id: string, action: CaseAction) {
  const found = await caseWithContest(id)
  if (!found) throw notFound()
  insist(can(viewer, action, { personId: found.complaint.personId, contest: found.contest }))
  return found
}

import { audit } from '#app/features/events/audit.server.ts'
import { issueSecretLink } from '#app/features/people/issue-secret-link.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { revokeSecretLinks } from '#drizzle/queries/secret-links.ts'

/** Ends a guest's secret link wherever it was passed on, and makes a new one. */
export async function renewSecretLink(viewer: Viewer, now = new Date()) {
  return transaction(async () => {
    await revokeSecretLinks(viewer.id, now)
    await audit(viewer, 'secret-link.renewed', { subject: 'person', subjectId: viewer.id }, now)
    return issueSecretLink(viewer.id, now)
  })
}

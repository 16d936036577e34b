import { audit } from '#app/features/events/audit.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { findUnion } from '#app/features/unions/find-union.server.ts'
import { transaction } from '#drizzle/database.ts'
import { changeGroup } from '#drizzle/queries/groups.ts'

/**
 * Closes a union for good: its page and letters stay, nobody joins or speaks any more, and no idea is endorsed by it. A
 * moderator who does not speak for it says why. Throws 404 for those who may not.
 */
export async function closeUnion(viewer: Viewer, id: string, words: string, now = new Date()) {
  return transaction(async () => {
    const { union } = await findUnion(viewer, id, 'union.close')
    const own = union.spokespersonId === viewer.id
    if (!own && words === '') return { ok: false, reason: 'unions_close_why' } as const
    await changeGroup(id, { closedAt: now, closedWords: own ? '' : words })
    const about = { subject: 'group' as const, subjectId: id, before: { name: union.name }, reason: words }
    await audit(viewer, 'union.closed', about, now)
    return { ok: true } as const
  })
}

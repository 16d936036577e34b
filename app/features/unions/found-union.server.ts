import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { FoundInput } from '#app/features/unions/forms.server.ts'
import { nameForGroup } from '#app/features/unions/name-for-group.server.ts'
import { settleSpokesperson } from '#app/features/unions/settle-spokesperson.server.ts'
import { renderMarkdown } from '#app/web/render-markdown.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newShortId } from '#drizzle/ids.ts'
import { addGroup, addMember, countSpokenFor } from '#drizzle/queries/groups.ts'

/** Whoever speaks for so many unions founds no more: names are not to be gathered. */
const mostSpokenFor = 5

export type Founded =
  | { ok: true; id: string }
  | { ok: false; reason: 'people_name_taken' | 'unions_name_used' | 'unions_needs_name' | 'unions_too_many' }

/** Founds a union. Its founder is its first member, stands with their name, and speaks for it until others are elected. */
export async function foundUnion(viewer: Viewer, input: FoundInput, now = new Date()): Promise<Founded> {
  insist(can(viewer, 'site.found-union'))
  if (viewer.name === '') return { ok: false, reason: 'unions_needs_name' }
  const { name, words } = input
  const html = await renderMarkdown(words)
  return transaction(async () => {
    const free = await nameForGroup(name)
    if (!free.ok) return free
    if ((await countSpokenFor(viewer.id)) >= mostSpokenFor) return { ok: false, reason: 'unions_too_many' }
    const id = newShortId()
    const row = { id, kind: 'union' as const, name, skeleton: free.skeleton, words, html, createdAt: now }
    if (!(await addGroup(row))) return { ok: false, reason: 'unions_name_used' }
    const place = { named: true, stands: true, choiceId: viewer.id }
    await addMember({ groupId: id, personId: viewer.id, ...place, createdAt: now })
    await settleSpokesperson(id, now)
    await audit(viewer, 'union.founded', { subject: 'group', subjectId: id, after: { name } }, now)
    return { ok: true, id }
  })
}

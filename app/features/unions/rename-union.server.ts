import { audit } from '#app/features/events/audit.server.ts'
import { nameSkeleton } from '#app/features/people/name-skeleton.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { findUnion } from '#app/features/unions/find-union.server.ts'
import { nameForGroup } from '#app/features/unions/name-for-group.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { changeGroup } from '#drizzle/queries/groups.ts'
import { latestReplacement, replacedNames } from '#drizzle/queries/names.ts'

export type Renamed =
  | { ok: true }
  | { ok: false; reason: 'people_name_taken' | 'unions_name_used' | 'names_replaced_once' }

/**
 * Gives a union another name after a moderator put a neutral one in its place; who speaks for it does so, once. Otherwise
 * a union keeps the name its members joined.
 */
export async function renameUnion(viewer: Viewer, id: string, name: string, now = new Date()): Promise<Renamed> {
  await findUnion(viewer, id, 'union.speak')
  return transactionInTurn(`name:${id}`, async () => {
    const { union } = await findUnion(viewer, id, 'union.speak')
    const replaced = await latestReplacement('union', id)
    if (replaced?.decision.neutral !== union.name) throw notFound()
    const fits = await nameForGroup(name, id)
    if (!fits.ok) return fits
    const refused = (await replacedNames('union', id)).some((one) => nameSkeleton(one) === fits.skeleton)
    if (refused) return { ok: false, reason: 'names_replaced_once' }
    await changeGroup(id, { name, skeleton: fits.skeleton })
    const about = { subject: 'group' as const, subjectId: id, before: { name: union.name }, after: { name } }
    await audit(viewer, 'union.renamed', about, now)
    return { ok: true }
  })
}

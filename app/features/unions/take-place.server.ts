import type { Viewer } from '#app/features/policy/viewer.ts'
import { findUnion } from '#app/features/unions/find-union.server.ts'
import type { PlaceInput } from '#app/features/unions/forms.server.ts'
import { mostCandidates, settleSpokesperson } from '#app/features/unions/settle-spokesperson.server.ts'
import { transaction } from '#drizzle/database.ts'
import { changeMember, memberRow, standingMembers } from '#drizzle/queries/groups.ts'

export type PlaceTaken =
  | { ok: true }
  | { ok: false; reason: 'unions_needs_name' | 'unions_stands_not' | 'unions_too_many_stand' }

/**
 * Says whether a member is named, whether they may be elected, and whom they vote for: one vote, changed at will. Who
 * stands is named. Throws 404 for those who do not belong.
 */
export async function takePlace(
  viewer: Viewer,
  id: string,
  { named, stands, choice }: PlaceInput,
  now = new Date(),
): Promise<PlaceTaken> {
  return transaction(async () => {
    const { member } = await findUnion(viewer, id, 'union.take-part')
    if ((named || stands) && viewer.name === '') return { ok: false, reason: 'unions_needs_name' }
    if (stands && !member?.stands && (await standingMembers(id, mostCandidates)).length >= mostCandidates)
      return { ok: false, reason: 'unions_too_many_stand' }
    const choiceId = choice || null
    if (choiceId && !(await mayBeChosen(id, choiceId, { viewer, stands })))
      return { ok: false, reason: 'unions_stands_not' }
    await changeMember(id, viewer.id, { named: named || stands, stands, choiceId })
    await settleSpokesperson(id, now)
    return { ok: true }
  })
}

/** Who votes for themselves has to stand by what they say now. */
async function mayBeChosen(id: string, choiceId: string, { viewer, stands }: { viewer: Viewer; stands: boolean }) {
  return choiceId === viewer.id ? stands : ((await memberRow(id, choiceId))?.stands ?? false)
}

import type { Viewer } from '#app/features/policy/viewer.ts'
import { findUnion } from '#app/features/unions/find-union.server.ts'
import { settleSpokesperson } from '#app/features/unions/settle-spokesperson.server.ts'
import { transaction } from '#drizzle/database.ts'
import { dropMember, membershipsOf } from '#drizzle/queries/groups.ts'
import { dropSignaturesOf } from '#drizzle/queries/letters.ts'

/** Leaves a union: one's vote there and the votes for oneself go too; letters that were signed stay signed. */
export async function leaveUnion(viewer: Viewer, id: string, now = new Date()) {
  return transaction(async () => {
    const { union } = await findUnion(viewer, id, 'union.take-part')
    await dropMember(id, viewer.id)
    await settleSpokesperson(id, now)
    return union
  })
}

/** Takes a person out of all groups, and their name from under all letters. Inside the transaction that erases them. */
export async function leaveAllGroups(personId: string, now: Date) {
  for (const { groupId } of await membershipsOf(personId)) {
    await dropMember(groupId, personId)
    await settleSpokesperson(groupId, now)
  }
  await dropSignaturesOf(personId)
}

/** Elects again where somebody belongs: who is suspended neither votes nor speaks. Inside the caller's transaction. */
export async function settleUnionsOf(personId: string, now: Date) {
  for (const { groupId } of await membershipsOf(personId)) await settleSpokesperson(groupId, now)
}

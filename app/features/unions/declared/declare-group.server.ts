import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { DeclareInput } from '#app/features/unions/forms.server.ts'
import { nameForGroup } from '#app/features/unions/name-for-group.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newShortId } from '#drizzle/ids.ts'
import { addGroup, addMember, changeGroup, dropMember, groupById } from '#drizzle/queries/groups.ts'
import { personByEmail } from '#drizzle/queries/people.ts'

/** Declares a group of people, such as partners. Throws 404 for those who do not run the site. */
export async function declareGroup(viewer: Viewer, { name, words }: DeclareInput, now = new Date()) {
  insist(can(viewer, 'site.administer'))
  return transaction(async () => {
    const free = await nameForGroup(name)
    if (!free.ok) return free
    // A letter first: it names a field of a form.
    const id = `g${newShortId()}`
    const row = { id, kind: 'declared' as const, name, skeleton: free.skeleton, words, createdAt: now }
    if (!(await addGroup(row))) return { ok: false, reason: 'unions_name_used' } as const
    await audit(viewer, 'group.declared', { subject: 'group', subjectId: id, after: { name } }, now)
    return { ok: true, id } as const
  })
}

/** A declared group that is not closed; throws 404 for those who do not run the site. */
export async function findDeclared(viewer: Viewer, id: string) {
  insist(can(viewer, 'site.administer'))
  const group = await groupById(id)
  if (group?.kind !== 'declared' || group.closedAt) throw notFound()
  return group
}

export async function changeDeclared(viewer: Viewer, id: string, { name, words }: DeclareInput, now = new Date()) {
  return transaction(async () => {
    const group = await findDeclared(viewer, id)
    const free = await nameForGroup(name, id)
    if (!free.ok) return free
    await changeGroup(id, { name, words, skeleton: free.skeleton })
    const [before, after] = [{ name: group.name }, { name }]
    await audit(viewer, 'group.changed', { subject: 'group', subjectId: id, before, after }, now)
    return { ok: true } as const
  })
}

/** Adds who has an account under this address. */
export async function addToDeclared(viewer: Viewer, id: string, email: string, now = new Date()) {
  return transaction(async () => {
    await findDeclared(viewer, id)
    const person = await personByEmail(email)
    if (person?.kind !== 'account' || person.suspendedAt) return { ok: false, reason: 'unions_no_account' } as const
    if (await addMember({ groupId: id, personId: person.id, createdAt: now }))
      await audit(viewer, 'group.joined', { subject: 'group', subjectId: id, after: { person: person.id } }, now)
    return { ok: true, name: person.name || email } as const
  })
}

export async function dropFromDeclared(viewer: Viewer, id: string, personId: string, now = new Date()) {
  await transaction(async () => {
    await findDeclared(viewer, id)
    await dropMember(id, personId)
    await audit(viewer, 'group.left', { subject: 'group', subjectId: id, before: { person: personId } }, now)
  })
}

/** Closes it for good: from now on nobody belongs to it, and ballots that were cast keep the weight they had. */
export async function closeDeclared(viewer: Viewer, id: string, now = new Date()) {
  await transaction(async () => {
    const group = await findDeclared(viewer, id)
    await changeGroup(id, { closedAt: now })
    await audit(viewer, 'group.closed', { subject: 'group', subjectId: id, before: { name: group.name } }, now)
  })
}

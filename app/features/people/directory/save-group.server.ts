import { audit } from '#app/features/events/audit.server.ts'
import { findGroup, readGroup } from '#app/features/people/directory/find-group.server.ts'
import { renewRights } from '#app/features/people/directory/renew-rights.server.ts'
import type { Directory } from '#app/features/people/directory/require-directory.server.ts'
import { type GroupWish, groupWish, patchWish } from '#app/features/people/directory/scim-bodies.server.ts'
import { patchScim } from '#app/features/people/directory/scim-patch.ts'
import { scimProblem } from '#app/features/people/directory/scim-problem.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import {
  addScimGroup,
  addScimMembers,
  changeScimGroup,
  dropScimGroup,
  dropScimMembers,
  scimGroupsOf,
  scimMembersOf,
  scimUsersWhere,
} from '#drizzle/queries/scim.ts'

const attributes = {
  displayname: { name: 'displayName' },
  externalid: { name: 'externalId' },
  members: { name: 'members', list: true },
} as const

/** `POST /Groups`. What a group stands for is said at the provider, by its name or its id in the directory. */
export async function createGroup(directory: Directory, body: unknown, now = new Date()) {
  const { displayName, externalId, members } = groupWish(body)
  return transaction(async () => {
    await refuseTaken(directory, displayName)
    const id = newId()
    const row = { id, providerId: directory.provider.id, displayName, externalId, createdAt: now, updatedAt: now }
    await addScimGroup(row)
    await note(directory, 'directory.group-added', id, { after: { displayName } }, now)
    await setMembers(directory, id, members, now)
    return readGroup(directory, id)
  })
}

/** `PUT /Groups/:id`. */
export async function replaceGroup(directory: Directory, id: string, body: unknown, now = new Date()) {
  const wish = groupWish(body)
  return transaction(() => save(directory, id, wish, now))
}

/** `PATCH /Groups/:id`: mostly people who join and leave. */
export async function patchGroup(directory: Directory, id: string, body: unknown, now = new Date()) {
  const operations = patchWish(body)
  return transaction(async () => {
    const patched = patchScim(await readGroup(directory, id), operations, attributes)
    if (!patched.ok) throw scimProblem(400, 'This operation cannot be done.', patched.scimType)
    return save(directory, id, groupWish(patched.resource), now)
  })
}

/** `DELETE /Groups/:id`: what it stood for ends for those who were in it. */
export async function removeGroup(directory: Directory, id: string, now = new Date()) {
  await transaction(async () => {
    const { displayName } = await findGroup(directory, id)
    await setMembers(directory, id, [], now)
    await dropScimGroup(id)
    await note(directory, 'directory.group-removed', id, { before: { displayName } }, now)
  })
}

async function save(directory: Directory, id: string, { displayName, externalId, members }: GroupWish, now: Date) {
  const before = await findGroup(directory, id)
  const isRenamed = before.displayName !== displayName || before.externalId !== externalId
  if (before.displayName !== displayName) await refuseTaken(directory, displayName)
  if (isRenamed) {
    await changeScimGroup(id, { displayName, externalId, updatedAt: now })
    const words = { before: { displayName: before.displayName }, after: { displayName } }
    await note(directory, 'directory.group-changed', id, words, now)
  }
  await setMembers(directory, id, members, now, isRenamed)
  return readGroup(directory, id)
}

/** The members from now on; whoever joins or leaves has other rights at once. */
async function setMembers(directory: Directory, id: string, members: { value: string }[], now: Date, all = false) {
  const people = await peopleOf(
    directory,
    members.map(({ value }) => value),
  )
  const before = (await scimMembersOf([id])).map(({ userId }) => userId)
  const joining = [...people.keys()].filter((userId) => !before.includes(userId))
  const leaving = before.filter((userId) => !people.has(userId))
  await addScimMembers(id, joining)
  await dropScimMembers(id, leaving)
  if (joining.length + leaving.length > 0) {
    await changeScimGroup(id, { updatedAt: now })
    await note(directory, 'directory.group-changed', id, { after: { joined: joining, left: leaving } }, now)
  }
  const gone = await peopleOf(directory, leaving)
  const concerned = [...people].filter(([userId]) => all || joining.includes(userId)).map(([, personId]) => personId)
  await renewRights(directory, [...concerned, ...gone.values()], now)
}

/** Which person each of these users is; throws SCIM's 400 for one this directory does not have. */
async function peopleOf({ provider }: Directory, userIds: string[]) {
  const people = new Map<string, string>()
  for (const id of new Set(userIds)) {
    const [found] = await scimUsersWhere(provider.id, { id }, 1, 0)
    if (!found) throw scimProblem(400, `There is no user ${id.slice(0, 60)}.`, 'invalidValue')
    people.set(id, found.person.id)
  }
  return people
}

async function refuseTaken({ provider }: Directory, displayName: string) {
  const taken = (await scimGroupsOf(provider.id)).some((group) => group.displayName === displayName)
  if (taken) throw scimProblem(409, 'There is a group with this name.', 'uniqueness')
}

const note = (
  directory: Directory,
  action: string,
  id: string,
  words: { before?: object; after?: object },
  now: Date,
) => audit(null, action, { subject: 'settings', subjectId: id, reason: directory.reason, ...(words as Words) }, now)

type Words = { before?: Record<string, unknown>; after?: Record<string, unknown> }

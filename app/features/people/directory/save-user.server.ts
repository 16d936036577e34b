import { audit } from '#app/features/events/audit.server.ts'
import { findUser, readUser } from '#app/features/people/directory/find-user.server.ts'
import { personOfUser } from '#app/features/people/directory/person-of-user.server.ts'
import { renewRights } from '#app/features/people/directory/renew-rights.server.ts'
import type { Directory } from '#app/features/people/directory/require-directory.server.ts'
import { patchWish, type UserWish, userWish } from '#app/features/people/directory/scim-bodies.server.ts'
import { patchScim } from '#app/features/people/directory/scim-patch.ts'
import { scimProblem } from '#app/features/people/directory/scim-problem.server.ts'
import { setActive } from '#app/features/people/directory/set-active.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { changePerson, type PersonRow } from '#drizzle/queries/people.ts'
import {
  addScimUser,
  changeScimUser,
  dropScimMemberships,
  type ScimUserRow,
  scimGroupsOfPerson,
  scimUserOfPerson,
  scimUsersWhere,
} from '#drizzle/queries/scim.ts'

const attributes = {
  username: { name: 'userName' },
  externalid: { name: 'externalId' },
  displayname: { name: 'displayName' },
  name: { name: 'name' },
  emails: { name: 'emails', list: true },
  active: { name: 'active' },
} as const

/** `POST /Users`: the person gets an account, or the one they have is the directory's to close from now on. */
export async function createUser(directory: Directory, body: unknown, now = new Date()) {
  const wish = userWish(body)
  const { provider, reason } = directory
  return transaction(async () => {
    await refuseTaken(directory, wish.userName)
    const person = await personOfUser(provider, wish, now)
    const before = await scimUserOfPerson(provider.id, person.id)
    if (before && !before.deletedAt) throw scimProblem(409, `This person is the user ${before.userName}.`, 'uniqueness')
    const id = before?.id ?? newId()
    if (before) await changeScimUser(id, { ...kept(wish), deletedAt: null, updatedAt: now })
    else
      await addScimUser({
        id,
        providerId: provider.id,
        personId: person.id,
        ...kept(wish),
        createdAt: now,
        updatedAt: now,
      })
    const after = { userName: wish.userName }
    await audit(null, 'directory.user-added', { subject: 'person', subjectId: person.id, after, reason }, now)
    await makeEmployee(directory, person, now)
    await setActiveNow(directory, id, wish.active, now)
    return readUser(directory, id)
  })
}

/** `PUT /Users/:id`. The account's own address stays: only its owner changes how they get in. */
export async function replaceUser(directory: Directory, id: string, body: unknown, now = new Date()) {
  const wish = userWish(body)
  return transaction(async () => save(directory, id, wish, now))
}

/** `PATCH /Users/:id`. */
export async function patchUser(directory: Directory, id: string, body: unknown, now = new Date()) {
  const operations = patchWish(body)
  return transaction(async () => {
    const patched = patchScim(await readUser(directory, id), operations, attributes)
    if (!patched.ok) throw scimProblem(400, 'This operation cannot be done.', patched.scimType)
    return save(directory, id, userWish(patched.resource), now, touchesActive(operations))
  })
}

/** `DELETE /Users/:id`: the account is closed, and the directory knows it no more; nothing of it is erased. */
export async function removeUser(directory: Directory, id: string, now = new Date()) {
  await transaction(async () => {
    const { user, person } = await findUser(directory, id)
    await setActive(directory, user, person, false, now)
    const groups = await scimGroupsOfPerson(directory.provider.id, person.id)
    await dropScimMemberships(id)
    if (groups.length > 0) await renewRights(directory, [person.id], now)
    await changeScimUser(id, { userKey: `deleted ${id}`, deletedAt: now, updatedAt: now })
    const about = { subject: 'person' as const, subjectId: person.id, reason: directory.reason }
    await audit(null, 'directory.user-removed', { ...about, before: { userName: user.userName } }, now)
  })
}

async function save(directory: Directory, id: string, wish: UserWish, now: Date, sets = true) {
  const { user, person } = await findUser(directory, id)
  if (user.userKey !== wish.userName.toLowerCase()) await refuseTaken(directory, wish.userName)
  const [before, after] = [said(user), kept(wish)]
  if (JSON.stringify(before) !== JSON.stringify(after)) {
    await changeScimUser(id, { ...after, updatedAt: now })
    const about = { subject: 'person' as const, subjectId: person.id, reason: directory.reason, before, after }
    await audit(null, 'directory.user-changed', about, now)
  }
  if (sets) await setActiveNow(directory, id, wish.active, now)
  return readUser(directory, id)
}

async function setActiveNow(directory: Directory, id: string, active: boolean, now: Date) {
  const { user, person } = await findUser(directory, id)
  await setActive(directory, user, person, active, now)
}

/** A name changed by the way does not open or close anything. */
const touchesActive = (operations: { path?: string; value?: unknown }[]) =>
  operations.some(
    ({ path, value }) => /active$/i.test(path ?? '') || (!path && /"[\w:.]*active"/i.test(JSON.stringify(value))),
  )

async function refuseTaken({ provider }: Directory, userName: string) {
  const [taken] = await scimUsersWhere(provider.id, { userKey: userName.toLowerCase() }, 1, 0)
  if (taken) throw scimProblem(409, 'There is a user with this name.', 'uniqueness')
}

/** Whoever an employer's directory names works there; sessions begun before see it with the next sign-in. */
async function makeEmployee({ provider, reason }: Directory, { id, affiliation }: PersonRow, now: Date) {
  if (provider.affiliation !== 'employee' || affiliation === 'employee') return
  await changePerson(id, { affiliation: 'employee', securityStamp: newId() })
  const [before, after] = [{ affiliation }, { affiliation: 'employee' }]
  await audit(null, 'person.changed', { subject: 'person', subjectId: id, before, after, reason }, now)
}

const kept = ({ userName, externalId, displayName, name, emails }: UserWish) => ({
  userName,
  userKey: userName.toLowerCase(),
  externalId,
  said: { displayName, ...name, emails },
})

const said = ({ userName, userKey, externalId, said: words }: ScimUserRow) => {
  const { displayName, formatted, givenName, familyName, emails } = words
  const each = emails.map(({ value, type, primary }) => ({ value, type, primary }))
  return { userName, userKey, externalId, said: { displayName, formatted, givenName, familyName, emails: each } }
}

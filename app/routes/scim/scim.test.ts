import { beforeAll, describe, expect, test } from 'vitest'
import { makeDirectoryToken, revokeDirectoryToken } from '#app/features/admin/sign-on/directory-tokens.server.ts'
import { type ProviderInput, removeProvider, saveProvider } from '#app/features/admin/sign-on/save-provider.server.ts'
import { requireApiViewer } from '#app/features/channels/require-api-viewer.server.ts'
import { adoptGuest } from '#app/features/people/adopt-guest.server.ts'
import { findSecretLink } from '#app/features/people/find-secret-link.server.ts'
import { issueSecretLink } from '#app/features/people/issue-secret-link.server.ts'
import { issueToken } from '#app/features/people/issue-token.server.ts'
import { mayJoin } from '#app/features/people/sign-in/may-join.server.ts'
import { joinByIdentity } from '#app/features/people/sign-on/join-by-identity.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { finishSignIn } from '#app/features/votes/finish-sign-in.server.ts'
import * as page from '#app/routes/admin/sign-on-directory.tsx'
import * as secretLink from '#app/routes/people/secret-link.tsx'
import * as config from '#app/routes/scim/config.ts'
import * as group from '#app/routes/scim/group.ts'
import * as groups from '#app/routes/scim/groups.ts'
import * as types from '#app/routes/scim/resource-types.ts'
import * as schemas from '#app/routes/scim/schemas.ts'
import * as user from '#app/routes/scim/user.ts'
import * as users from '#app/routes/scim/users.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { addNameDecision } from '#drizzle/queries/names.ts'
import { changePerson, type PersonRow, personByEmail, personById } from '#drizzle/queries/people.ts'
import { scimTokensOf } from '#drizzle/queries/scim.ts'
import { addIdentity, personByIdentity, providerById } from '#drizzle/queries/sign-on.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aContest, again, anAdmin, aPerson, aRequest } from '#tests/factory.ts'
import { PasskeyDevice } from '#tests/passkey-device.ts'
import { addTo, signIn } from '#tests/passkey-visits.ts'
import { visitRoute } from '#tests/visit-route.ts'

type Route = { loader?: unknown; action?: unknown }
type Handler = (given: { request: Request; params: object; context: object }) => Promise<Response>
interface Resource {
  id: string
  active: boolean
  [name: string]: unknown
}

let admin: Viewer
let provider: string
let token: string

const settings = (given: Partial<ProviderInput> = {}): ProviderInput => ({
  ...{ name: 'Acme', issuer: `https://${newId()}.example`, clientId: 'c', secret: '', affiliation: 'employee' },
  ...{ domains: ['acme.example'], trustsAddresses: false, opensAccounts: true, groupClaim: '' },
  ...{ roles: [], contests: [], enabled: true, ...given },
})

async function aProvider(given: Partial<ProviderInput> = {}) {
  const saved = await saveProvider(admin, undefined, settings(given))
  if (!saved.ok) throw new Error(saved.reason)
  return saved.id
}

beforeAll(async () => {
  admin = await anAdmin()
  provider = await aProvider()
  token = await makeDirectoryToken(admin, provider, 'Test')
})

interface Call {
  body?: unknown
  params?: Record<string, string>
  query?: string
  bearer?: string
}

/** What a directory gets, with the token of the first provider unless it brings another. */
async function call(route: Route, method: string, { body, params = {}, query = '', bearer = token }: Call = {}) {
  const request = new Request(`http://localhost:3000/scim/v2/x${query}`, {
    method,
    headers: { 'Content-Type': 'application/scim+json', ...(bearer && { Authorization: `Bearer ${bearer}` }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const handler = (method === 'GET' ? route.loader : route.action) as Handler
  const answer = await handler({ request, params, context: {} })
  const text = await answer.text()
  if (text) expect(answer.headers.get('Content-Type')).toBe('application/scim+json')
  return { status: answer.status, headers: answer.headers, json: (text ? JSON.parse(text) : undefined) as Resource }
}

const anAddress = (domain = 'acme.example') => `${newId()}@${domain}`
const bodyFor = (email: string, more: object = {}) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: email,
  name: { givenName: 'Nadia', familyName: 'Orlova' },
  emails: [{ value: email, type: 'work', primary: true }],
  active: true,
  ...more,
})

/** Somebody the directory has just added. */
async function anAdded(more: object = {}, bearer = token) {
  const email = anAddress()
  const { status, json } = await call(users, 'POST', { body: bodyFor(email, more), bearer })
  if (status !== 201) throw new Error(JSON.stringify(json))
  return { id: json.id, email, person: (await personByEmail(email)) as PersonRow }
}

const at = (id: string) => ({ params: { user: id, group: id } })
const patch = (id: string, Operations: object[], route: Route = user, bearer = token) =>
  call(route, 'PATCH', {
    ...at(id),
    body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations },
    bearer,
  })
const list = async (route: Route, filter: string, bearer = token) =>
  (await call(route, 'GET', { query: `?filter=${encodeURIComponent(filter)}`, bearer })).json
const sessionOf = async (person: PersonRow) => cookieHeader([await startSession(person, aRequest('/'))])
const actionsAbout = async (id: string) =>
  (await auditEntries(200)).filter(({ entry }) => entry.subjectId === id).map(({ entry }) => entry.action)

describe('a directory', () => {
  test('says what it can be asked', async () => {
    const { json } = await call(config, 'GET')
    expect(json).toMatchObject({ patch: { supported: true }, bulk: { supported: false }, etag: { supported: false } })
    expect((await call(types, 'GET')).json).toMatchObject({ totalResults: 2 })
    const id = 'urn:ietf:params:scim:schemas:core:2.0:User'
    expect((await call(schemas, 'GET', { params: { schema: id } })).json).toMatchObject({ id, name: 'User' })
    expect((await call(schemas, 'GET', { params: { schema: 'x' } })).status).toBe(404)
  })

  test('adds somebody, who has an account of the right kind, and finds them again', async () => {
    const { id, email, person } = await anAdded({ externalId: 'ext-1' })
    expect(person).toMatchObject({ kind: 'account', affiliation: 'employee', role: 'member', name: 'Nadia Orlova' })
    expect(person.emailConfirmedAt).not.toBeNull()
    const read = await call(user, 'GET', at(id))
    expect(read.json).toMatchObject({ id, userName: email, externalId: 'ext-1', active: true })
    for (const filter of [`userName eq "${email.toUpperCase()}"`, 'externalId eq "ext-1"', `id eq "${id}"`])
      expect(await list(users, filter)).toMatchObject({ totalResults: 1, Resources: [{ id }] })
    expect(await list(users, 'userName eq "nobody"')).toMatchObject({ totalResults: 0, Resources: [] })
    expect(await actionsAbout(person.id)).toContain('directory.user-added')
  })

  test('turns pages of a list', async () => {
    const own = await makeDirectoryToken(admin, await aProvider(), 'Pages')
    const added = [await anAdded({}, own), await anAdded({}, own), await anAdded({}, own)]
    const pages = async (query: string) => (await call(users, 'GET', { query, bearer: own })).json
    expect(await pages('?startIndex=2&count=1')).toMatchObject({
      ...{ totalResults: 3, startIndex: 2, itemsPerPage: 1, Resources: [{ id: added[1]?.id }] },
    })
    expect(await pages('?count=0')).toMatchObject({ totalResults: 3, Resources: [] })
    expect((await pages('?startIndex=0&count=1000')).Resources).toHaveLength(3)
  })

  test('replaces what it says of somebody; the address they sign in with stays theirs', async () => {
    const { id, email, person } = await anAdded()
    const body = bodyFor(anAddress(), { displayName: 'N. Orlova', externalId: 'e2' })
    const put = await call(user, 'PUT', { ...at(id), body })
    expect(put.json).toMatchObject({
      userName: body.userName,
      displayName: 'N. Orlova',
      externalId: 'e2',
      active: true,
    })
    expect(await personById(person.id)).toMatchObject({ email, name: 'Nadia Orlova' })
    const log = await actionsAbout(person.id)
    expect(log).toContain('directory.user-changed')
    await call(user, 'PUT', { ...at(id), body })
    expect(await actionsAbout(person.id)).toEqual(log)
  })

  test('patches as the big directories do', async () => {
    const { id } = await anAdded()
    const core = 'urn:ietf:params:scim:schemas:core:2.0:User'
    const changed = await patch(id, [
      { op: 'Replace', path: 'name.familyName', value: 'Petrova' },
      { op: 'Add', path: 'emails[type eq "home"].value', value: 'nadia@home.example' },
      { op: 'replace', value: { displayName: 'Nadia', 'name.givenName': 'Nadezhda', externalId: 'x7' } },
      { op: 'replace', path: `${core}:userName`, value: 'nadia.p' },
      { op: 'add', path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department', value: 'R&D' },
      { op: 'add', path: 'phoneNumbers[type eq "work"].value', value: '1' },
    ])
    expect(changed.status).toBe(200)
    expect(changed.json).toMatchObject({
      ...{ userName: 'nadia.p', displayName: 'Nadia', externalId: 'x7', active: true },
      name: { givenName: 'Nadezhda', familyName: 'Petrova' },
      emails: [{ type: 'work' }, { type: 'home', value: 'nadia@home.example' }],
    })
    const removed = await patch(id, [
      { op: 'remove', path: 'emails[type eq "home"]' },
      { op: 'remove', path: 'externalId' },
    ])
    expect(removed.json.emails).toHaveLength(1)
    expect(removed.json.externalId).toBeUndefined()
  })

  test('sees and changes only what is its own', async () => {
    const other = await makeDirectoryToken(admin, await aProvider({ domains: ['other.example'] }), 'Other')
    const { id, email, person } = await anAdded()
    expect((await call(user, 'GET', { ...at(id), bearer: other })).status).toBe(404)
    expect((await call(user, 'DELETE', { ...at(id), bearer: other })).status).toBe(404)
    expect((await patch(id, [{ op: 'replace', value: { active: false } }], user, other)).status).toBe(404)
    expect(await list(users, `userName eq "${email}"`, other)).toMatchObject({ totalResults: 0 })
    expect((await personById(person.id))?.suspendedAt).toBeNull()
    const made = (await call(groups, 'POST', { body: { displayName: newId() } })).json
    expect((await call(group, 'DELETE', { ...at(made.id), bearer: other })).status).toBe(404)
    expect((await call(group, 'GET', at(made.id))).status).toBe(200)
  })
})

describe('an account that is here already', () => {
  test('is taken over only where the provider may speak for its address, and it was proved', async () => {
    const [inside, outside] = [await aPerson({ email: anAddress() }), await aPerson()]
    const unproved = await aPerson({ email: anAddress(), emailConfirmedAt: null })
    expect((await call(users, 'POST', { body: bodyFor(inside.email ?? '') })).status).toBe(201)
    expect(await again(inside)).toMatchObject({ id: inside.id, affiliation: 'employee', name: inside.name })
    const open = await makeDirectoryToken(admin, await aProvider({ domains: [] }), 'No domains')
    const refused = await call(users, 'POST', { body: bodyFor(outside.email ?? ''), bearer: open })
    expect([refused.status, refused.json.scimType]).toEqual([409, 'uniqueness'])
    expect((await call(users, 'POST', { body: bodyFor(unproved.email ?? '') })).status).toBe(409)
    const strange = await call(users, 'POST', { body: bodyFor(outside.email ?? '') })
    expect([strange.status, strange.json.scimType]).toEqual([400, 'invalidValue'])
    expect((await again(outside)).affiliation).toBe('customer')
  })

  test('is taken over where its owner signs on with the provider', async () => {
    const id = await aProvider({ domains: [] })
    const issuer = (await providerById(id))?.issuer ?? ''
    const owner = await aPerson()
    await transaction(() => addIdentity({ issuer, subject: 's-1', personId: owner.id, usedAt: new Date() }))
    const bearer = await makeDirectoryToken(admin, id, 'Connected')
    expect((await call(users, 'POST', { body: bodyFor(owner.email ?? ''), bearer })).status).toBe(201)
  })

  test('is who signs on under the id the directory gave, and nobody else with its address', async () => {
    const row = async () => (await providerById(provider)) as NonNullable<Awaited<ReturnType<typeof providerById>>>
    const { person, email } = await anAdded({ externalId: 'subject-9' })
    const identity = { issuer: (await row()).issuer, email, emailVerified: true, name: '', groups: [] }
    const enter = async (subject: string) => {
      const given = await row()
      return transaction(() => joinByIdentity(given, { ...identity, subject }, []))
    }
    expect(await enter('subject-8')).toMatchObject({ ok: false, reason: 'sign_on_connect' })
    expect(await enter('subject-9')).toMatchObject({ ok: true, person: { id: person.id } })
    expect((await personByIdentity(identity.issuer, 'subject-9'))?.id).toBe(person.id)
  })
})

describe('whoever a directory deactivates', () => {
  /** Everything a person gets in by. */
  async function channelsOf(person: PersonRow) {
    const browser = await sessionOf(person)
    const api = await issueToken(null, person, { scopes: ['read'] })
    const issuer = (await providerById(provider))?.issuer ?? ''
    await transaction(() => addIdentity({ issuer, subject: person.id, personId: person.id, usedAt: new Date() }))
    const proof = { email: person.email ?? '', provesAddress: true, guests: [], name: '', next: '/' }
    const device = new PasskeyDevice()
    await addTo(browser, device)
    const passkey = async () => {
      const { cookie } = await signIn(device)
      return (await viewerOf(aRequest('/', { headers: { Cookie: cookie } }))).id === person.id
    }
    const signOn = async () => {
      const given = (await providerById(provider)) as NonNullable<Awaited<ReturnType<typeof providerById>>>
      const words = { issuer, subject: person.id, email: person.email ?? '', emailVerified: true, name: '', groups: [] }
      return (await transaction(() => joinByIdentity(given, words, []))).ok
    }
    return {
      session: async () => (await viewerOf(aRequest('/', { headers: { Cookie: browser } }))).kind === 'account',
      token: async () =>
        requireApiViewer(aRequest('/', { headers: { Authorization: `Bearer ${api}` } })).then(
          ({ id }) => id === person.id,
          () => false,
        ),
      signOn,
      passkey,
      mail: async () => (await finishSignIn(proof, aRequest('/'))).ok,
      code: async () => (await mayJoin(person.email ?? '')) === 'welcome',
    }
  }

  type Channels = Awaited<ReturnType<typeof channelsOf>>
  const openOnes = async (channels: Channels) => {
    const asked = await Promise.all(Object.entries(channels).map(async ([name, ask]) => [name, await ask()] as const))
    return asked.filter(([, open]) => open).map(([name]) => name)
  }

  const ways: Record<string, (id: string, email: string) => Promise<{ status: number }>> = {
    'by a patch of one attribute': (id) => patch(id, [{ op: 'Replace', path: 'active', value: 'False' }]),
    'by a patch without path': (id) => patch(id, [{ op: 'replace', value: { active: false } }]),
    'by a whole new resource': (id, email) => call(user, 'PUT', { ...at(id), body: bodyFor(email, { active: false }) }),
    'by deletion': (id) => call(user, 'DELETE', at(id)),
  }

  test.each(Object.entries(ways))(
    '%s is out with the next request, everywhere; and in again when opened',
    async (_, way) => {
      const { id, email, person } = await anAdded()
      const channels = await channelsOf(person)
      const all = ['session', 'token', 'signOn', 'passkey', 'mail', 'code']
      expect(await openOnes(channels)).toEqual(all)
      expect((await way(id, email)).status).toBeLessThan(300)
      expect(await openOnes(channels)).toEqual([])
      expect(await actionsAbout(person.id)).toContain('directory.deactivated')

      const gone = (await call(user, 'GET', at(id))).status === 404
      const back = gone
        ? await call(users, 'POST', { body: bodyFor(email) })
        : await patch(id, [{ op: 'replace', path: 'active', value: true }])
      expect(back.json).toMatchObject({ id, active: true })
      // The old session stays over; whatever proves anew who they are works.
      expect(await openOnes(channels)).toEqual(all.slice(1))
    },
  )

  test('gets in by no secret link either, neither by one of before nor by one that is made anew', async () => {
    const { id, person } = await anAdded()
    const guest = await aPerson({ kind: 'guest', email: null, emailConfirmedAt: null })
    const link = (await issueSecretLink(guest.id))?.split('/').at(-1) ?? ''
    expect((await findSecretLink(link))?.id).toBe(guest.id)
    await transaction(() => adoptGuest(guest.id, person.id))
    await patch(id, [{ op: 'replace', value: { active: false } }])
    expect(await findSecretLink(link)).toBeUndefined()
    expect(await issueSecretLink(person.id)).toBeUndefined()
    const opened = await visitRoute(secretLink, `/k/${link}`, { params: { token: link } })
    expect(opened.status).toBe(410)
  })

  test('is not the last administrator', async () => {
    const { id, person } = await anAdded()
    await transaction(() => changePerson(person.id, { role: 'admin' }))
    await transaction(() => changePerson(admin.id, { suspendedAt: new Date() }))
    try {
      for (const way of Object.values(ways)) {
        const refused = await way(id, person.email ?? '')
        expect(refused.status).toBe(403)
      }
      expect((await personById(person.id))?.suspendedAt).toBeNull()
    } finally {
      await transaction(() => changePerson(admin.id, { suspendedAt: null }))
    }
    expect((await ways['by deletion']?.(id, ''))?.status).toBe(204)
  })

  test('stays out when an administrator has closed the account, or another directory has', async () => {
    const { id, email, person } = await anAdded()
    await transaction(() => changePerson(person.id, { suspendedAt: new Date(1) }))
    await patch(id, [{ op: 'replace', value: { active: false } }])
    const opened = await patch(id, [{ op: 'replace', value: { active: true } }])
    expect(opened.json.active).toBe(false)
    expect((await personById(person.id))?.suspendedAt).toEqual(new Date(1))
    await transaction(() => changePerson(person.id, { suspendedAt: null }))

    // Said again of somebody whom an administrator has let in meanwhile, it counts again.
    await patch(id, [{ op: 'replace', value: { active: false } }])
    await transaction(() => changePerson(person.id, { suspendedAt: null }))
    expect((await patch(id, [{ op: 'replace', value: { active: false } }])).json.active).toBe(false)
    expect((await patch(id, [{ op: 'replace', value: { active: true } }])).json.active).toBe(true)

    const second = await makeDirectoryToken(admin, await aProvider(), 'Second')
    const there = (await call(users, 'POST', { body: bodyFor(email), bearer: second })).json.id
    await patch(id, [{ op: 'replace', value: { active: false } }])
    await patch(there, [{ op: 'replace', value: { active: false } }], user, second)
    expect((await patch(id, [{ op: 'replace', value: { active: true } }])).json.active).toBe(false)
    expect((await patch(there, [{ op: 'replace', value: { active: true } }], user, second)).json.active).toBe(true)
  })
})

describe('groups of a directory', () => {
  test('give the roles and open the contests written at the provider, and take them again at once', async () => {
    const contest = await aContest({ audience: 'invited' })
    const roles = [{ value: 'board', role: 'moderator' as const }]
    const id = await aProvider({ roles, contests: [{ value: 'pilots-id', contestId: contest.id }] })
    const bearer = await makeDirectoryToken(admin, id, 'Groups')
    const { id: nadia, person } = await anAdded({}, bearer)
    const made = await call(groups, 'POST', { body: { displayName: 'board', members: [{ value: nadia }] }, bearer })
    expect(made.json).toMatchObject({ displayName: 'board', members: [{ value: nadia }] })
    const pilots = await call(groups, 'POST', { body: { displayName: 'Pilots', externalId: 'pilots-id' }, bearer })
    await patch(pilots.json.id, [{ op: 'Add', path: 'members', value: [{ value: nadia }] }], group, bearer)
    const viewer = async () => again({ id: person.id } as Viewer)
    expect(await viewer()).toMatchObject({ role: 'moderator', invitedTo: [contest.id] })
    expect((await call(user, 'GET', { ...at(nadia), bearer })).json.groups).toHaveLength(2)

    const before = await sessionOf((await personById(person.id)) as PersonRow)
    await patch(made.json.id, [{ op: 'Remove', path: `members[value eq "${nadia}"]` }], group, bearer)
    expect(await viewer()).toMatchObject({ role: 'member', invitedTo: [contest.id] })
    expect((await viewerOf(aRequest('/', { headers: { Cookie: before } }))).kind).toBe('visitor')
    await call(group, 'DELETE', { ...at(pilots.json.id), bearer })
    expect(await viewer()).toMatchObject({ role: 'member', invitedTo: [] })
    expect(await actionsAbout(made.json.id)).toContain('directory.group-changed')
  })

  test('keep their say when the person signs on without groups, and end with the last', async () => {
    const id = await aProvider({ roles: [{ value: 'hosts', role: 'owner' }] })
    const bearer = await makeDirectoryToken(admin, id, 'Hosts')
    const { id: nadia, person } = await anAdded({ externalId: 's' }, bearer)
    const made = await call(groups, 'POST', { body: { displayName: 'hosts', members: [{ value: nadia }] }, bearer })
    const row = (await providerById(id)) as NonNullable<Awaited<ReturnType<typeof providerById>>>
    const words = {
      issuer: row.issuer,
      subject: 's',
      email: person.email ?? '',
      emailVerified: true,
      name: '',
      groups: [],
    }
    const enter = () => transaction(() => joinByIdentity(row, words, []))
    expect(await enter()).toMatchObject({ person: { role: 'owner' } })
    await patch(made.json.id, [{ op: 'replace', path: 'members', value: [] }], group, bearer)
    expect(await enter()).toMatchObject({ person: { role: 'member' } })
  })

  test('are found by name, with or without their members, replaced and renamed', async () => {
    const [one, two] = [await anAdded(), await anAdded()]
    const displayName = `Team ${newId()}`
    const made = (await call(groups, 'POST', { body: { displayName, members: [{ value: one.id }] } })).json
    expect(await list(groups, `displayName eq "${displayName}"`)).toMatchObject({ Resources: [{ id: made.id }] })
    expect(await list(groups, `id eq "${made.id}" and members.value eq "${two.id}"`)).toMatchObject({ totalResults: 0 })
    const bare = await call(group, 'GET', { ...at(made.id), query: '?excludedAttributes=members' })
    expect(bare.json.members).toBeUndefined()
    const body = { displayName: `${displayName}!`, members: [{ value: two.id }] }
    expect((await call(group, 'PUT', { ...at(made.id), body })).json).toMatchObject(body)
    expect((await call(groups, 'POST', { body })).status).toBe(409)
    const strange = await call(groups, 'POST', { body: { displayName: newId(), members: [{ value: 'nobody' }] } })
    expect([strange.status, strange.json.scimType]).toEqual([400, 'invalidValue'])
  })

  test('never take the last administrator’s role', async () => {
    const bearer = await makeDirectoryToken(
      admin,
      await aProvider({ roles: [{ value: 'board', role: 'admin' }] }),
      'Board',
    )
    const { id: nadia, person } = await anAdded({}, bearer)
    const made = await call(groups, 'POST', { body: { displayName: 'board', members: [{ value: nadia }] }, bearer })
    expect((await personById(person.id))?.role).toBe('admin')
    await transaction(() => changePerson(admin.id, { suspendedAt: new Date() }))
    await call(group, 'DELETE', { ...at(made.json.id), bearer })
    expect((await personById(person.id))?.role).toBe('admin')
    await transaction(() => changePerson(admin.id, { suspendedAt: null }))
  })
})

describe('is refused, in the words of SCIM,', () => {
  const wrong: [string, () => ReturnType<typeof call>, number, string | undefined][] = [
    ['a call without token', () => call(users, 'GET', { bearer: '' }), 401, undefined],
    ['a token nobody made', () => call(users, 'GET', { bearer: `scim_${'a'.repeat(43)}` }), 401, undefined],
    ['the description without token', () => call(config, 'GET', { bearer: '' }), 401, undefined],
    [
      'a filter we cannot follow',
      () => call(users, 'GET', { query: '?filter=userName%20co%20%22a%22' }),
      400,
      'invalidFilter',
    ],
    [
      'a filter with a zero byte',
      () => call(users, 'GET', { query: '?filter=userName%20eq%20%22%5Cu0000%22' }),
      400,
      'invalidFilter',
    ],
    ['a page that is no number', () => call(users, 'GET', { query: '?count=many' }), 400, 'invalidValue'],
    ['a user without name', () => call(users, 'POST', { body: { active: true } }), 400, 'invalidValue'],
    ['a user without address', () => call(users, 'POST', { body: { userName: 'nadia' } }), 400, 'invalidValue'],
    ['a body that is no object', () => call(users, 'POST', { body: [] }), 400, 'invalidSyntax'],
    ['an unknown user', () => call(user, 'GET', at(newId())), 404, undefined],
    ['another method', () => call(users, 'DELETE'), 405, undefined],
  ]

  test.each(wrong)('%s', async (_, ask, status, scimType) => {
    const { json, status: found } = await ask()
    expect(found).toBe(status)
    expect(json).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: String(status) })
    expect([json.scimType, typeof json.detail]).toEqual([scimType, 'string'])
  })

  test('a name that is taken, in any case of letters, unless its user was deleted', async () => {
    const { id, email } = await anAdded()
    const taken = await call(users, 'POST', { body: bodyFor(anAddress(), { userName: email.toUpperCase() }) })
    expect([taken.status, taken.json.scimType]).toEqual([409, 'uniqueness'])
    const { id: other } = await anAdded()
    expect((await patch(other, [{ op: 'replace', path: 'userName', value: email }])).status).toBe(409)
    await call(user, 'DELETE', at(id))
    expect((await patch(other, [{ op: 'replace', path: 'userName', value: email }])).status).toBe(200)
  })

  test('a patch that leads nowhere; it changes nothing', async () => {
    const { id } = await anAdded()
    const wrongOnes: [object, string][] = [
      [{ op: 'remove' }, 'noTarget'],
      [{ op: 'replace', path: 'emails[', value: 1 }, 'invalidPath'],
      [{ op: 'replace', path: 'emails[type gt "a"].value', value: 'x' }, 'invalidPath'],
      [{ op: 'replace', path: 'active', value: 'perhaps' }, 'invalidValue'],
      [{ op: 'move', path: 'active' }, 'invalidValue'],
    ]
    const before = (await call(user, 'GET', at(id))).json
    for (const [operation, scimType] of wrongOnes) {
      const refused = await patch(id, [{ op: 'replace', path: 'displayName', value: 'Changed' }, operation])
      expect([refused.status, refused.json.scimType]).toEqual([400, scimType])
    }
    expect((await call(user, 'GET', at(id))).json).toEqual(before)
  })

  test('a revoked token, and every token of a provider that is gone; people stay', async () => {
    const id = await aProvider()
    const [bearer, second] = [await makeDirectoryToken(admin, id, 'A'), await makeDirectoryToken(admin, id, 'B')]
    const { person } = await anAdded({}, bearer)
    const [first] = await scimTokensOf(id)
    await revokeDirectoryToken(admin, id, first?.id ?? '')
    expect((await call(users, 'GET', { bearer })).status).toBe(401)
    expect((await call(users, 'GET', { bearer: second })).status).toBe(200)
    await removeProvider(admin, id)
    expect((await call(users, 'GET', { bearer: second })).status).toBe(401)
    expect(await personById(person.id)).toMatchObject({ kind: 'account', suspendedAt: null })
  })
})

test('an administrator makes a token that is shown once and kept as a hash, and revokes it', async () => {
  const id = await aProvider()
  const visit = (form?: Record<string, string>, as: Viewer = admin) =>
    visitRoute(page as never, '/x', { as, form, params: { provider: id } })
  const made = await visit({ act: 'make', name: 'Entra' })
  const secret = (made.page as never as { token: string }).token
  expect([made.status, (await call(users, 'GET', { bearer: secret })).status]).toEqual([201, 200])
  const shown = (await visit()).page as never as { tokens: { id: string; name: string }[] }
  expect(shown.tokens).toMatchObject([{ name: 'Entra' }])
  expect(JSON.stringify([shown, await scimTokensOf(id)])).not.toContain(secret)
  expect((await visit({ act: 'make', name: '' })).status).toBe(400)
  expect((await visit({ act: 'make', name: 'x' }, await aPerson())).status).toBe(404)
  await visit({ act: 'revoke', token: shown.tokens[0]?.id ?? '' })
  expect((await call(users, 'GET', { bearer: secret })).status).toBe(401)
  expect(await actionsAbout(shown.tokens[0]?.id ?? '')).toEqual(
    expect.arrayContaining(['directory.token-issued', 'directory.token-revoked']),
  )
})

describe('a name that the team replaced after a report', () => {
  /** Somebody of the directory whose name a moderator replaced. */
  async function aReplaced() {
    const added = await anAdded()
    const was = (await personById(added.person.id))?.name ?? ''
    const neutral = `Person ${newId().slice(0, 6)}`
    await replaceName(added.person.id, was, neutral)
    return { ...added, was, neutral }
  }

  async function replaceName(subjectId: string, name: string, neutral: string) {
    const row = { subject: 'person' as const, subjectId, moderatorId: admin.id, decision: 'replace' as const, name }
    await transaction(async () => {
      await addNameDecision({ id: newId(), ...row, neutral, reason: 'poses' })
      await changePerson(subjectId, { name: neutral })
    })
  }

  const nameOf = async (id: string) => (await personById(id))?.name

  test('stays replaced, whatever the directory says and however often', async () => {
    const { id, email, person, was, neutral } = await aReplaced()
    expect(was).toBe('Nadia Orlova')
    const body = bodyFor(email, { displayName: was, active: true })
    expect((await call(user, 'PUT', { ...at(id), body })).status).toBe(200)
    expect((await patch(id, [{ op: 'replace', path: 'displayName', value: was }])).status).toBe(200)
    expect((await patch(id, [{ op: 'replace', value: { 'name.familyName': 'Orlova' } }])).status).toBe(200)
    expect(await nameOf(person.id)).toBe(neutral)
    await call(user, 'DELETE', at(id))
    expect((await call(users, 'POST', { body })).status).toBe(201)
    expect(await nameOf(person.id)).toBe(neutral)
  })

  test('does not come back by a sign-on or a guest either, once its bearer goes without a name', async () => {
    const row = (await providerById(provider)) as Parameters<typeof joinByIdentity>[0]
    const guest = await aPerson({ kind: 'guest', email: null, emailConfirmedAt: null, name: 'Nadia Orlova' })
    await replaceName(guest.id, 'Nadia Orlova', 'Person 123456')
    await transaction(() => changePerson(guest.id, { name: '' }))
    const told = { issuer: row.issuer, subject: newId(), name: 'Nadia 0rlova', groups: [] }
    const identity = { ...told, email: anAddress(), emailVerified: true }
    const joined = await transaction(() => joinByIdentity(row, identity, [guest.id]))
    expect(joined).toMatchObject({ ok: true, person: { id: guest.id, name: '' } })
    const other = await aPerson({ kind: 'guest', email: null, emailConfirmedAt: null, name: 'Nadia Orlova' })
    expect(await transaction(() => adoptGuest(other.id, guest.id))).toBe(true)
    expect(await nameOf(guest.id)).toBe('')
  })

  test('while who has no name yet is called as the directory calls them', async () => {
    expect((await anAdded({ displayName: 'Lev Marin' })).person.name).toBe('Lev Marin')
  })
})

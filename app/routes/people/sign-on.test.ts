import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ProviderInput, saveProvider } from '#app/features/admin/sign-on/save-provider.server.ts'
import { readAttempt } from '#app/features/people/sign-on/sign-on-attempt.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import * as connect from '#app/routes/people/connect.tsx'
import * as ways from '#app/routes/people/sign-on-ways.tsx'
import { rememberVisitor } from '#app/web/visitor.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { changePerson, type PersonRow, personByEmail, personById } from '#drizzle/queries/people.ts'
import { personByIdentity } from '#drizzle/queries/sign-on.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aContest, anAdmin, anIdea, aPerson, aRequest, aVisitor } from '#tests/factory.ts'
import { client, type OidcProvider, startOidcProvider } from '#tests/setup/oidc-provider.ts'
import { open, passProvider } from '#tests/sign-on-walk.ts'

let op: OidcProvider
let other: OidcProvider
let admin: Viewer
let staff: string
let elsewhere: string

const settings = (issuer: string, given: Partial<ProviderInput> = {}): ProviderInput => ({
  ...{ name: 'Acme', issuer, clientId: client.id, secret: client.secret, affiliation: 'employee', domains: [] },
  ...{ trustsAddresses: false, opensAccounts: true, groupClaim: '', roles: [], contests: [], enabled: true },
  ...given,
})

async function save(id: string | undefined, input: ProviderInput) {
  const saved = await saveProvider(admin, id, input)
  if (!saved.ok) throw new Error(saved.reason)
  return saved.id
}

const backTo = (id: string) => `http://localhost:3000/in/from/${id}`

beforeAll(async () => {
  admin = await anAdmin()
  op = await startOidcProvider({})
  other = await startOidcProvider({})
  staff = await save(undefined, settings(op.issuer))
  elsewhere = await save(undefined, settings(other.issuer, { name: 'Elsewhere', affiliation: 'customer' }))
  op.allow(backTo(staff))
  other.allow(backTo(elsewhere))
})

afterAll(async () => {
  await op.stop()
  await other.stop()
})

beforeEach(async () => {
  op.tamper(undefined)
  await save(staff, settings(op.issuer))
})

/** Somebody the provider knows; their address is checked unless said otherwise. */
function known(at: OidcProvider = op, given: OidcProvider['accounts'][string] = {}) {
  const sub = newId()
  at.accounts[sub] = { email: `${sub}@acme.example`, email_verified: true, name: `Nadia ${sub.slice(0, 4)}`, ...given }
  return { sub, email: at.accounts[sub]?.email ?? '' }
}

/** The whole way: to the provider, through it, and back; `on` may change what happens between. */
async function walk(sub: string, { cookie = '', next = '/me', provider = staff, on = {} as Bend } = {}) {
  const left = await open(`/in/with/${provider}?next=${encodeURIComponent(next)}`, cookie)
  const back = await passProvider(on.there?.(new URL(left.to)).href ?? left.to, sub)
  const bent = on.back?.(new URL(back, 'http://localhost:3000')) ?? new URL(back, 'http://localhost:3000')
  const bentCookie = on.cookie?.(left.cookie) ?? left.cookie
  return open(bent.pathname + bent.search, bentCookie)
}

interface Bend {
  there?: (address: URL) => URL
  back?: (address: URL) => URL
  cookie?: (cookie: string) => string
}

const bend = (change: (query: URLSearchParams) => void) => (address: URL) => {
  change(address.searchParams)
  return address
}
const set = (name: string, value: string) => bend((query) => query.set(name, value))
const changeLast = (text: string) => text.slice(0, -1) + (text.endsWith('A') ? 'B' : 'A')
const viewerWith = (cookie: string) => viewerOf(aRequest('/', { headers: { Cookie: cookie } }))
const sessionOf = async ({ id }: { id: string }) =>
  cookieHeader([await startSession((await personById(id)) as PersonRow, aRequest('/'))])

describe('signing on with an OpenID provider', () => {
  test('the first time makes an account of the right kind, and leads back to where the person was', async () => {
    const { sub, email } = known()
    const inside = await walk(sub, { next: '/c/x?order=new' })
    expect([inside.status, inside.to]).toEqual([303, '/c/x?order=new'])
    expect(await viewerWith(inside.cookie)).toMatchObject({
      kind: 'account',
      email,
      confirmed: true,
      affiliation: 'employee',
      role: 'member',
      name: op.accounts[sub]?.name,
    })
    expect(inside.cookie).not.toContain('oidc-')
  })

  test('the second time is the same person, whatever the address has become', async () => {
    const { sub } = known()
    const first = await viewerWith((await walk(sub)).cookie)
    op.accounts[sub] = { email: `${newId()}@other.example`, email_verified: true }
    expect((await viewerWith((await walk(sub)).cookie)).id).toBe(first.id)
  })

  test('what a guest voted for in this browser comes along and begins to count', async () => {
    const guest = aVisitor()
    const idea = await anIdea({ contestId: (await aContest()).id })
    await castVote(guest, idea.id)
    const { sub } = known()
    const inside = await walk(sub, { cookie: cookieHeader([rememberVisitor(guest.id)]) })
    expect((await viewerWith(inside.cookie)).kind).toBe('account')
    expect((await ideaWithContest(idea.id))?.idea.votes).toBe(1)
  })

  test('five tabs at once all find their way back', async () => {
    const { sub } = known()
    let cookie = ''
    const tabs: string[] = []
    for (let n = 0; n < 5; n += 1) {
      const left = await open(`/in/with/${staff}?next=/c/${n}`, cookie)
      cookie = left.cookie
      tabs.push(left.to)
    }
    const backs = await Promise.all(tabs.map((address) => passProvider(address, sub)))
    const ends = await Promise.all(backs.map((back) => open(back, cookie)))
    expect(ends.map(({ to }) => to)).toEqual([0, 1, 2, 3, 4].map((n) => `/c/${n}`))
    const people = await Promise.all(ends.map(async (end) => (await viewerWith(end.cookie)).id))
    expect(new Set(people).size).toBe(1)
  })

  test('groups of the provider give and take a role and a contest; sessions of before end', async () => {
    const contest = await aContest({ audience: 'invited', eligibility: 'invited' })
    const mapped = settings(op.issuer, {
      groupClaim: 'groups',
      roles: [{ value: 'board', role: 'moderator' }],
      contests: [{ value: 'pilots', contestId: contest.id }],
    })
    await save(staff, mapped)
    const { sub } = known(op, { groups: ['board', 'pilots'] })
    const before = await walk(sub)
    expect(await viewerWith(before.cookie)).toMatchObject({ role: 'moderator', invitedTo: [contest.id] })
    op.accounts[sub] = { ...op.accounts[sub], groups: [] }
    const after = await walk(sub)
    expect(await viewerWith(after.cookie)).toMatchObject({ kind: 'account', role: 'member', invitedTo: [] })
    expect((await viewerWith(before.cookie)).kind).toBe('visitor')
  })
})

describe('refuses, and makes no account of,', () => {
  const bends: Record<string, Bend> = {
    'a state that was changed': { back: (url) => set('state', changeLast(url.searchParams.get('state') ?? ''))(url) },
    'a state nobody gave out': { back: set('state', 'a'.repeat(16)) },
    'a nonce that is not ours': { there: set('nonce', 'theirs') },
    'a code asked for with another PKCE challenge': { there: set('code_challenge', 'A'.repeat(43)) },
    'another code': { back: set('code', 'made-up') },
    'an answer of another issuer': { back: set('iss', 'https://login.evil.example') },
    'an answer without issuer, where the provider always names itself': {
      back: bend((query) => query.delete('iss')),
    },
    'an answer with two codes': { back: bend((query) => query.append('code', 'second')) },
    'an answer in another browser': { cookie: () => '' },
    'an attempt whose cookie was changed': { cookie: (cookie) => cookie.replace(/oidc-\w+=.{30}/, changeLast) },
  }

  test.each(Object.entries(bends))('%s', async (_, on) => {
    const { sub, email } = known()
    const end = await walk(sub, { on })
    expect([end.status, (await viewerWith(end.cookie)).kind]).toEqual([400, 'visitor'])
    expect(end.why).toMatch(/could not be verified|another browser/)
    expect(await personByEmail(email)).toBeUndefined()
    // The same person comes in by the straight way: what was refused is what was bent.
    expect((await viewerWith((await walk(sub)).cookie)).kind).toBe('account')
  })

  const forgeries: Record<string, (token: string[]) => string[]> = {
    'a token signed by nobody': ([, body]) => [Buffer.from('{"alg":"none"}').toString('base64url'), body as string, ''],
    'a token about somebody else under the old signature': ([head, body, signature]) => {
      const claims = JSON.parse(Buffer.from(body as string, 'base64url').toString()) as object
      return [head, Buffer.from(JSON.stringify({ ...claims, sub: 'ceo' })).toString('base64url'), signature] as string[]
    },
    'a token whose signature was changed': ([head, body, signature]) =>
      [head, body, `${signature?.startsWith('A') ? 'B' : 'A'}${signature?.slice(1)}`] as string[],
    'an answer without token': () => [],
  }

  test.each(Object.entries(forgeries))('%s', async (_, forge) => {
    const { sub, email } = known()
    op.tamper((path, body) => {
      if (path !== '/token') return body
      const parts = forge(String(body.id_token).split('.'))
      return { ...body, id_token: parts.length > 0 ? parts.join('.') : undefined }
    })
    const end = await walk(sub)
    expect([end.status, (await viewerWith(end.cookie)).kind]).toEqual([400, 'visitor'])
    expect(await personByEmail(email)).toBeUndefined()
    op.tamper((_, body) => ({ ...body }))
    expect((await viewerWith((await walk(sub)).cookie)).kind).toBe('account')
  })

  test('claims of somebody else from the user-info address', async () => {
    const [victim, { sub, email }] = [known(), known()]
    op.tamper((path, body) => (path === '/me' ? { ...body, sub: victim.sub, email: victim.email } : body))
    const end = await walk(sub)
    expect([end.status, (await viewerWith(end.cookie)).kind]).toEqual([400, 'visitor'])
    expect(await Promise.all([personByEmail(email), personByEmail(victim.email)])).toEqual([undefined, undefined])
  })

  test('a code used twice', async () => {
    const { sub } = known()
    const left = await open(`/in/with/${staff}`)
    const back = await passProvider(left.to, sub)
    const first = await open(back, left.cookie)
    expect((await viewerWith(first.cookie)).kind).toBe('account')
    const same = await open(back, left.cookie)
    expect([same.status, (await viewerWith(same.cookie)).kind]).toEqual([400, 'visitor'])
    expect((await open(back, first.cookie)).why).toContain('another browser')
  })

  test('the code of one tab with the state of another', async () => {
    const [mine, theirs] = [known(), known()]
    const own = await open(`/in/with/${staff}`)
    const strange = await open(`/in/with/${staff}`)
    const code = new URL(await passProvider(strange.to, theirs.sub), 'http://localhost').searchParams.get('code') ?? ''
    const back = new URL(await passProvider(own.to, mine.sub), 'http://localhost')
    const mixed = set('code', code)(new URL(back))
    const end = await open(mixed.pathname + mixed.search, own.cookie)
    expect([end.status, (await viewerWith(end.cookie)).kind]).toEqual([400, 'visitor'])
    const straight = await open(back.pathname + back.search, own.cookie)
    expect((await viewerWith(straight.cookie)).email).toBe(mine.email)
  })

  test('an answer that comes by the way back of another provider', async () => {
    const { sub, email } = known()
    const end = await walk(sub, { on: { back: (url) => new URL(url.href.replace(staff, elsewhere)) } })
    expect([end.status, end.why?.includes('could not be verified')]).toEqual([400, true])
    expect(await personByEmail(email)).toBeUndefined()
  })

  test('a wrong client secret, and says that it is not the person’s fault', async () => {
    await save(staff, settings(op.issuer, { secret: 'another one, quite as long as the other' }))
    const end = await walk(known().sub)
    expect([end.status, (await viewerWith(end.cookie)).kind]).toEqual([400, 'visitor'])
  })

  test('who pressed cancel, in words', async () => {
    expect((await walk('')).why).toBe('Acme says that it was cancelled.')
  })

  test.each([
    ['an address nobody checked', { email_verified: false }, {}, 'was checked'],
    ['no word about whether the address was checked', { email_verified: undefined }, {}, 'was checked'],
    ['no address', { email: undefined }, {}, 'no e-mail address'],
    ['an address of another domain', {}, { domains: ['bank.example'] }, 'does not belong'],
    ['somebody new where accounts are by invitation', {}, { opensAccounts: false }, 'by invitation'],
  ])('%s', async (_, account, given, why) => {
    await save(staff, settings(op.issuer, given))
    const { sub } = known(op, account)
    const end = await walk(sub)
    expect([end.status, (await viewerWith(end.cookie)).kind]).toEqual([400, 'visitor'])
    expect(end.why).toContain(why)
    expect(await personByIdentity(op.issuer, sub)).toBeUndefined()
  })

  test('nobody of a provider whose word is taken for its own domains', async () => {
    await save(staff, settings(op.issuer, { trustsAddresses: true, domains: ['acme.example'] }))
    const inside = await walk(known(op, { email_verified: undefined }).sub)
    expect((await viewerWith(inside.cookie)).kind).toBe('account')
  })

  test('a suspended person', async () => {
    const { sub } = known()
    const { id } = await viewerWith((await walk(sub)).cookie)
    await transaction(() => changePerson(id, { suspendedAt: new Date() }))
    const end = await walk(sub)
    expect([end.status, (await viewerWith(end.cookie)).kind]).toEqual([400, 'visitor'])
  })

  test('everybody when the provider is switched off, and strangers who want to try it', async () => {
    const left = await open(`/in/with/${staff}?try=1`)
    const back = await passProvider(left.to, known().sub)
    expect((await open(back, left.cookie)).why).toContain('no such way')
    await save(staff, settings(op.issuer, { enabled: false }))
    expect((await open(`/in/with/${staff}`)).status).toBe(400)
    expect((await open(`/in/with/${newId()}`)).status).toBe(400)
  })

  test('where to go is never another site', async () => {
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      expect((await walk(known().sub, { next })).to).toBe('/')
    }
    expect((await walk(known().sub, { next: '/search?q=a' })).to).toBe('/search?q=a')
  })

  test('an attempt that is older than ten minutes', async () => {
    const { to, cookie } = await open(`/in/with/${staff}`)
    const state = new URL(to).searchParams.get('state')
    const request = aRequest(`/in/from/${staff}?state=${state}`, { headers: { Cookie: cookie } })
    const minutes = (n: number) => new Date(Date.now() + n * 60_000)
    expect([readAttempt(request, minutes(9))?.state, readAttempt(request, minutes(11))]).toEqual([state, undefined])
  })
})

test('when the provider is away, the page says so and the way by mail is open', async () => {
  const gone = await startOidcProvider({})
  const id = await save(undefined, settings(gone.issuer, { name: 'Gone' }))
  await gone.stop()
  const end = await open(`/in/with/${id}`)
  expect([end.status, end.why]).toEqual([502, 'Gone does not answer at the moment. You can sign in by mail meanwhile.'])
})

describe('an account that exists already', () => {
  type Handler = (given: { request: Request; params: object; context: object }) => unknown
  const ask = async (handler: unknown, cookie: string, form?: Record<string, string>) => {
    const request = aRequest('/in/connect', { form, headers: { Cookie: cookie } })
    return (handler as Handler)({ request, params: {}, context: {} })
  }

  test('is never joined by its address alone: its owner signs in as before and agrees', async () => {
    const { sub, email } = known()
    const owner = await aPerson({ email })
    const end = await walk(sub, { next: '/c/x' })
    expect([end.to, (await viewerWith(end.cookie)).kind]).toEqual(['/in/connect', 'visitor'])
    expect(await personByIdentity(op.issuer, sub)).toBeUndefined()
    expect(await ask(connect.loader, end.cookie)).toMatchObject({ own: false, isSignedIn: false, email })

    const stranger = await aPerson()
    const asStranger = `${end.cookie}; ${await sessionOf(stranger)}`
    expect(await ask(connect.action, asStranger, {})).toMatchObject({ init: { status: 409 } })
    expect(await ask(connect.action, end.cookie, {})).toMatchObject({ init: { status: 409 } })
    expect(await personByIdentity(op.issuer, sub)).toBeUndefined()

    const asOwner = `${end.cookie}; ${await sessionOf(owner)}`
    expect(await ask(connect.loader, asOwner)).toMatchObject({ own: true, provider: 'Acme' })
    const connected = (await ask(connect.action, asOwner, {})) as Response
    expect([connected.status, connected.headers.get('Location')]).toEqual([303, '/c/x'])
    expect((await personByIdentity(op.issuer, sub))?.id).toBe(owner.id)
    expect((await viewerWith((await walk(sub)).cookie)).id).toBe(owner.id)
  })

  test('connects and disconnects from its own page', async () => {
    const { sub } = known()
    const owner = await aPerson()
    const session = await sessionOf(owner)
    const left = await open(`/in/with/${staff}?connect=1&next=/me/sign-on`, session)
    const back = await open(await passProvider(left.to, sub), left.cookie)
    expect(back.to).toBe('/in/connect')
    expect(await personByIdentity(op.issuer, sub)).toBeUndefined()
    const connected = (await ask(connect.action, back.cookie, {})) as Response
    const cookie = cookieHeader(back.cookie.split('; '), connected.headers.getSetCookie())
    expect(await ask(ways.loader, cookie)).toMatchObject({ connected: [{ name: 'Acme', issuer: op.issuer }] })
    expect((await personByIdentity(op.issuer, sub))?.id).toBe(owner.id)

    const gone = (await ask(ways.action, cookie, { issuer: op.issuer })) as Response
    expect(gone.status).toBe(303)
    expect(await personByIdentity(op.issuer, sub)).toBeUndefined()
  })

  test('keeps an identity that is somebody’s from being taken by another', async () => {
    const { sub } = known()
    const first = await viewerWith((await walk(sub)).cookie)
    const thief = await aPerson()
    const left = await open(`/in/with/${staff}?connect=1`, await sessionOf(thief))
    const back = await open(await passProvider(left.to, sub), left.cookie)
    expect(await ask(connect.action, back.cookie, {})).toMatchObject({ init: { status: 409 } })
    expect((await personByIdentity(op.issuer, sub))?.id).toBe(first.id)
  })
})

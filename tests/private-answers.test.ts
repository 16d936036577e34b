import { beforeAll, describe, expect, test } from 'vitest'
import { changeAccount } from '#app/features/admin/change-account.server.ts'
import { putBytes } from '#app/features/files/file-store.server.ts'
import { signOut } from '#app/features/people/sessions/sign-out.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { addFile } from '#drizzle/queries/files.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { answerOf, routes, type SiteRoute, visitOf } from '#tests/every-route.ts'
import { everyTextHolding } from '#tests/every-text.ts'
import { aContest, again, anAdmin, anEmployee, anIdea, aPerson, aRequest } from '#tests/factory.ts'
import { mailTo } from '#tests/mailbox.ts'

const words = 'Only colleagues read of this lantern'
const day = 24 * 60 * 60 * 1000

let inside: ContestRow
let owner: Viewer
let params: Record<string, string>

const sessionOf = async ({ id }: Viewer, now = new Date()) =>
  cookieHeader([await startSession((await personById(id)) as PersonRow, aRequest('/'), now)])

beforeAll(async () => {
  owner = await anEmployee({ role: 'owner' })
  inside = await aContest({ hostId: owner.id, audience: 'employees', takePart: 'employees', title: words })
  const idea = await anIdea({ contestId: inside.id, title: words, body: words })
  const file = newId()
  await putBytes(file, Buffer.from(words))
  await transaction(() => {
    const about = { subject: 'idea' as const, subjectId: idea.id, contestId: inside.id, ownerId: owner.id }
    return addFile({ id: file, ...about, kind: 'document', type: 'text/plain', bytes: words.length, digest: file })
  })
  params = { contest: inside.slug, idea: `${idea.id}-${idea.slug}`, file }
  owner = await again(owner)
})

const routeAt = (pattern: string) => routes.find((one) => one.pattern === pattern) as SiteRoute

async function fetched(pattern: string, Cookie: string, more: Record<string, string> = {}) {
  const route = routeAt(pattern)
  const { address, params: placed } = visitOf(route, { ...params, ...more })
  const headers = { Cookie }
  if (pattern === '/me/data/file')
    return answerOf(route.action as never, aRequest(address, { form: { sure: 'on' }, headers }), placed)
  return answerOf(route.loader as never, aRequest(address, { headers }), placed)
}

const takenAway: [string, Record<string, string>][] = [
  ['/files/:file', {}],
  ['/c/:contest/log.json', {}],
  ['/c/:contest/calendar.ics', {}],
  ...['json', 'csv', 'md'].map((format): [string, Record<string, string>] => [
    '/c/:contest/desk/export/:format',
    { format },
  ]),
]

describe('the address of something taken away opens nothing to whoever finds it', () => {
  test.each(takenAway)('%s %j', async (pattern, more) => {
    const open = async (cookie: string) => (await fetched(pattern, cookie, more)).status === 200
    const own = await sessionOf(owner)
    expect(await open(own)).toBe(true)
    for (const stranger of ['', await sessionOf(await aPerson())]) expect(await open(stranger)).toBe(false)
    // Sessions of the team end after half a day without use.
    expect(await open(await sessionOf(owner, new Date(Date.now() - day)))).toBe(false)
    await signOut(aRequest('/', { headers: { Cookie: own } }))
    expect(await open(own)).toBe(false)
  })

  test('not even to who could open it before', async () => {
    const colleague = await anEmployee()
    const cookie = await sessionOf(colleague)
    expect((await fetched('/files/:file', cookie)).said).toBe(words)
    const plain = {
      name: 'Lea',
      title: '',
      role: 'member' as const,
      affiliation: 'customer' as const,
      suspended: false,
    }
    await changeAccount(await anAdmin(), colleague.id, plain)
    for (const again of [cookie, await sessionOf(colleague)])
      expect((await fetched('/files/:file', again)).said).toBe('')
  })
})

describe('what anybody on the way may keep', () => {
  test('is the same for everybody', async () => {
    const cookies = ['', await sessionOf(await aPerson()), await sessionOf(owner), await sessionOf(await anAdmin())]
    const open: string[] = []
    for (const route of routes.filter(({ loader }) => loader)) {
      const answers = []
      for (const Cookie of cookies) {
        const { address, params: placed } = visitOf(route, params)
        answers.push(await answerOf(route.loader as never, aRequest(address, { headers: { Cookie } }), placed))
      }
      if (!answers.some(({ headers }) => /cache-control: public/i.test(headers))) continue
      open.push(route.pattern)
      expect(new Set(answers.map(({ said }) => said)).size, route.pattern).toBe(1)
    }
    // Only these: all other answers say `private`, or say nothing, which the front door makes `private, no-store`.
    expect(open.sort()).toEqual(['/brand.css', '/passkeys.js', '/push.js', '/work.js'])
  })
})

describe('whoever says that this site has another name', () => {
  const evil = 'evil.example'
  const claims = { Host: evil, 'X-Forwarded-Host': evil, Forwarded: `host=${evil}`, Origin: `https://${evil}` }

  test('reads no address of that name, on no page and in no feed', async () => {
    const told: string[] = []
    let links = 0
    for (const route of routes.filter(({ loader }) => loader)) {
      const { address, params: placed } = visitOf(route, params)
      const headers = { ...claims, Cookie: await sessionOf(owner) }
      const request = new Request(`https://${evil}${address}`, { headers })
      const { said, to } = await answerOf(route.loader as never, request, placed)
      if (`${said} ${to}`.includes(evil)) told.push(route.pattern)
      if (said.includes('http://localhost:3000')) links += 1
    }
    expect(told).toEqual([])
    expect(links).toBeGreaterThan(3)
  })

  test('gets no mail written that leads there', async () => {
    const { email } = await aPerson()
    const request = new Request(`https://${evil}/in`, {
      method: 'POST',
      headers: claims,
      body: new URLSearchParams({ email: email as string, next: '/' }),
    })
    await answerOf(routeAt('/in').action as never, request, {})
    expect((await mailTo(email as string)).text).toContain('http://localhost:3000/in/link/')
    expect(await everyTextHolding(evil)).toEqual([])
  })
})

import { eq, ne } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { writeComment } from '#app/features/comments/write-comment.server.ts'
import { issueToken } from '#app/features/people/issue-token.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { db, transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { changePerson, type PersonRow, personById } from '#drizzle/queries/people.ts'
import { ideas, people } from '#drizzle/schema/index.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { answerOf, routes, type SiteRoute, visitOf } from '#tests/every-route.ts'
import { everyTextHolding } from '#tests/every-text.ts'
import { aContest, again, anEmployee, anIdea, aPerson, aRequest } from '#tests/factory.ts'

const marks = { text: 'smuggled-zq', number: '987654321', time: '1999-09-09', milliseconds: '936835200000' }

/** What no form and no call of these people asks for, under the names the tables have for it. */
const extras = (victim: string): Record<string, string> => ({
  ...{
    id: `${marks.text}-1`,
    slug: `${marks.text}-2`,
    passwordHash: `${marks.text}-3`,
    securityStamp: `${marks.text}-4`,
  },
  ...{ authorId: victim, ownerId: victim, personId: victim, voterId: victim, hostId: victim, moderatorId: victim },
  ...{ role: 'admin', affiliation: 'employee', state: 'hidden', provisional: marks.number, lot: marks.number },
  ...{ createdAt: marks.time, publishedAt: marks.time, emailConfirmedAt: marks.time, suspendedAt: marks.time },
  ...{ author_id: victim, seed: `${marks.text}-5`, contractHash: `${marks.text}-6` },
})

/** What the forms of the site ask for, so that most presses are taken. */
const words = {
  ...{
    title: 'A bell at the counter',
    body: 'So that nobody waits.',
    text: 'So that nobody waits.',
    words: 'It is so.',
  },
  ...{ stance: 'for', name: 'Ana', language: 'en', reason: 'spam', version: '0', sure: 'on', back: '/', named: 'yes' },
  ...{
    beneathFor: 'everyone',
    isPublic: 'on',
    timeZone: 'Europe/Madrid',
    place: 'Here',
    theme: 'dark',
    subject: 'idea',
  },
}

let author: Viewer
let owner: Viewer
let victim: Viewer
let params: Record<string, string>

beforeEach(async () => {
  victim = await aPerson()
  author = await aPerson()
  const host = await anEmployee({ role: 'owner' })
  const contest = await aContest({ hostId: host.id })
  owner = await again(host)
  const [own, other] = [
    await anIdea({ contestId: contest.id, authorId: author.id }),
    await anIdea({ contestId: contest.id, authorId: host.id }),
  ]
  const words = { text: 'An hour', stance: 'for' as const, parent: null, pseudonym: '' }
  const said = await writeComment(author, { ideaId: other.id }, words)
  const comment = said.ok ? said.comment.id : ''
  params = { contest: contest.slug, idea: own.id, other: other.id, comment, subject: 'idea', thing: other.id }
})

/** Whatever of the extra fields has reached the database. */
async function smuggled() {
  const found = await Promise.all(Object.values(marks).map((mark) => everyTextHolding(mark)))
  const theirs = (await everyTextHolding(victim.id)).filter((place) => place !== 'people.id')
  const raised = await db().select({ id: people.id, role: people.role }).from(people).where(ne(people.role, 'member'))
  const row = (await personById(author.id)) as PersonRow
  const own = await db()
    .select({ state: ideas.state })
    .from(ideas)
    .where(eq(ideas.id, params.idea as string))
  return [
    ...found.flat(),
    ...theirs.map((place) => `of the victim: ${place}`),
    ...raised.filter(({ role }) => role === 'admin').map(({ id }) => `admin: ${id}`),
    ...(row.affiliation === 'employee' ? ['the author is an employee'] : []),
    ...(own[0]?.state === 'hidden' ? ['the idea is hidden'] : []),
  ]
}

async function press(route: SiteRoute, viewer: Viewer, more: Record<string, string>, ideaOf = 'idea') {
  const row = (await personById(viewer.id)) as PersonRow
  const given = { ...params, idea: params[ideaOf] as string }
  const { address, params: placed } = visitOf(route, given)
  const Cookie = cookieHeader([await startSession(row, aRequest('/'))])
  const form = { ...words, email: viewer.email ?? '', ...more }
  return answerOf(route.action as never, aRequest(address, { form, headers: { Cookie } }), placed)
}

const isTaken = ({ status, to }: { status: number; to: string }) =>
  status < 300 || (status === 303 && !to.startsWith('/in'))

const pages = routes.filter(({ file, action }) => action && !/^(channels|scim)\//.test(file))
const calls = routes.filter(({ file, action }) => action && file.startsWith('channels/'))

describe('a field nobody asked for changes nothing', () => {
  test('in any form, of a customer', async () => {
    const taken: string[] = []
    for (const route of pages) {
      for (const ideaOf of route.pattern.includes(':idea') ? ['idea', 'other'] : ['idea'])
        if (isTaken(await press(route, author, extras(victim.id), ideaOf))) taken.push(route.pattern)
      expect(await smuggled(), route.pattern).toEqual([])
    }
    expect([...new Set(taken)].length).toBeGreaterThan(15)
    for (const pattern of ['/c/:contest/new', '/me/profile', '/i/:idea/comments', '/i/:idea/vote', '/i/:idea/report'])
      expect(taken).toContain(pattern)
  }, 240_000)

  test('in any form, of who runs the contest', async () => {
    for (const route of pages) {
      await press(route, owner, extras(victim.id), 'other')
      expect(await smuggled(), route.pattern).toEqual([])
    }
  }, 240_000)
})

describe('by the API a field nobody asked for is named and refused', () => {
  const bodies: Record<string, { method: string; body: Record<string, unknown> }> = {
    '/api/v1/contests/:contest/ideas': { method: 'POST', body: { title: words.title } },
    '/api/v1/ideas/:idea': { method: 'PATCH', body: { title: words.title } },
    '/api/v1/ideas/:idea/comments': { method: 'POST', body: { text: words.text, stance: 'for' } },
    '/api/v1/ideas/:idea/answer': { method: 'POST', body: { outcome: 'planned', reason: '', text: words.text } },
    '/api/v1/contests': { method: 'POST', body: { title: words.title, question: 'Which bell?' } },
    '/api/v1/contests/:contest': { method: 'PATCH', body: { title: words.title } },
  }

  async function call(route: SiteRoute, viewer: Viewer, body: Record<string, unknown>, method = 'POST') {
    const token = await issueToken(null, (await personById(viewer.id)) as PersonRow, { scopes: ['admin'] })
    const { address, params: placed } = visitOf(route, params)
    const request = new Request(`http://localhost:3000${address}`, {
      method,
      headers: {
        ...{ Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        'Idempotency-Key': newId(),
      },
      body: JSON.stringify(body),
    })
    return answerOf(route.action as never, request, placed)
  }

  test.each(Object.entries(bodies))('%s', async (pattern, { method, body }) => {
    const route = calls.find((one) => one.pattern === pattern) as SiteRoute
    const viewer = /answer|contests(\/:contest)?$/.test(pattern) ? owner : author
    for (const [name, value] of Object.entries(extras(victim.id)).filter(([name]) => !(name in body))) {
      const { status, said } = await call(route, viewer, { ...body, [name]: value }, method)
      expect([status, said.includes(`/${name}`)], name).toEqual([422, true])
    }
    expect(await smuggled()).toEqual([])
    // Without it the call is taken, or refused for what it says.
    expect((await call(route, viewer, body, method)).status).toBeOneOf([200, 201, 204, 409])
  })

  test('at any address that takes a body, and none of it is kept', async () => {
    for (const route of calls) {
      for (const method of ['POST', 'PUT', 'PATCH'])
        for (const viewer of [author, owner])
          expect((await call(route, viewer, extras(victim.id), method)).status, route.pattern).toBeGreaterThanOrEqual(
            400,
          )
      expect(await smuggled(), route.pattern).toEqual([])
    }
  }, 240_000)
})

/** Last, since what is planted stays. */
describe('what got through would be seen:', () => {
  test.each([
    ['the text of an idea', () => transaction(() => changeIdea(params.idea as string, { body: marks.text }))],
    ['a number', () => transaction(() => changeIdea(params.idea as string, { votes: Number(marks.number) }))],
    ['a time', () => transaction(() => changePerson(author.id, { createdAt: new Date(`${marks.time}T00:00:00Z`) }))],
    ['a role', () => transaction(() => changePerson(author.id, { role: 'admin' }))],
    ['an author', () => anIdea({ authorId: victim.id })],
    ['a host', () => aContest({ hostId: victim.id })],
  ])('%s', async (_, plant) => {
    await plant()
    expect(await smuggled()).not.toEqual([])
  })
})

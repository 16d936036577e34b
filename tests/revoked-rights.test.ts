import { beforeEach, describe, expect, test } from 'vitest'
import { changeAccount } from '#app/features/admin/change-account.server.ts'
import { erasePerson } from '#app/features/admin/erase-person.server.ts'
import { indexIdea } from '#app/features/ideas/index-idea.server.ts'
import { issueToken } from '#app/features/people/issue-token.server.ts'
import { setPassword } from '#app/features/people/set-password.server.ts'
import { hashPassword } from '#app/features/people/sign-in/password-hash.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aContest, anAdmin, anEmployee, anIdea, aRequest } from '#tests/factory.ts'
import { codeFor, tokenFor } from '#tests/mailbox.ts'

type Handler = (given: { request: Request; params: Record<string, string>; context: object }) => unknown
type Route = { loader?: Handler; action?: Handler }
const routes = import.meta.glob<Route>(['../app/routes/**/*.{ts,tsx}', '!../app/routes/**/*.test.*'])
const password = 'a kettle, a lamp and the sea'
const words = 'Only colleagues read of this lantern'

/** Somebody of the team with every key people can hold: a session, a token, a password, a mailed code and its link. */
interface Leaver {
  id: string
  email: string
  cookie: string
  token: string
  /** Kept in the browser that asked for the mailed code. */
  attempt: string
  code: string
  link: string
  contest: string
  idea: string
  /** The address the idea is read at. */
  page: string
}

const opened = async (file: string) => (await routes[`../app/routes/${file}`]?.()) as Route

async function ask(file: string, request: Request, params: Record<string, string> = {}) {
  const { loader, action } = await opened(file)
  const handler = request.method === 'GET' ? loader : action
  const answer = await Promise.resolve()
    .then(() => handler?.({ request, params, context: {} }))
    .catch((thrown: unknown) => {
      if (thrown instanceof Error) throw thrown
      return thrown
    })
  if (!(answer instanceof Response)) return { text: JSON.stringify(answer), status: 200, cookies: [], to: '' }
  const to = answer.headers.get('Location') ?? ''
  return { text: await answer.text(), status: answer.status, cookies: answer.headers.getSetCookie(), to }
}

const withCookie = (Cookie: string, path = '/x', form?: Record<string, string>) =>
  aRequest(path, { headers: { Cookie }, form })

/** Whether whoever sends this cookie reads what only colleagues read. */
const reads = async (cookie: string, { contest }: Leaver) =>
  (await ask('contests/show.tsx', withCookie(cookie), { contest })).text.includes(words)

const byApi = ({ token }: Leaver, path: string, body?: object) =>
  new Request(`http://localhost:3000/api/v1/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': newId() },
    body: body && JSON.stringify(body),
  })

/** Every way in, answering whether it let this person in. */
const channels: Record<string, (who: Leaver) => Promise<boolean>> = {
  'the page of the contest': (who) => reads(who.cookie, who),
  'the page of an idea': async ({ cookie, page }) =>
    (await ask('ideas/show.tsx', withCookie(cookie), { idea: page })).text.includes(words),
  search: async ({ cookie }) =>
    (await ask('ideas/search.tsx', withCookie(cookie, '/search?q=lantern'))).text.includes(words),
  'ideas like mine': async ({ cookie, contest }) =>
    (
      await ask('ideas/similar.ts', withCookie(cookie, `/x?text=${encodeURIComponent(words)}`), { contest })
    ).text.includes(words),
  'a vote': async ({ cookie, idea }) => {
    const { status, to } = await ask('ideas/vote.ts', withCookie(cookie, '/x', { back: '/' }), { idea })
    return status === 303 && !to.startsWith('/in')
  },
  'a comment': async ({ cookie, idea }) => {
    const form = { text: 'I was here', stance: 'for' }
    const { status, to } = await ask('comments/write.tsx', withCookie(cookie, '/x', form), { idea })
    return status === 303 && !to.startsWith('/in')
  },
  'the dates for a calendar': async ({ cookie, contest }) =>
    (await ask('contests/calendar.ts', withCookie(cookie), { contest })).text.includes('VCALENDAR'),
  'the account’s own page': async ({ cookie, email }) =>
    (await ask('people/me.tsx', withCookie(cookie))).text.includes(email),
  'the API reading': async (who) =>
    (await ask('channels/contest.ts', byApi(who, 'x'), { contest: who.contest })).text.includes(words),
  'the API searching': async (who) =>
    (await ask('channels/search.ts', byApi(who, 'search?q=lantern'))).text.includes(words),
  'the API commenting': async (who) =>
    (await ask('channels/comments.ts', byApi(who, 'x', { text: 'By program', stance: 'none' }), { idea: who.idea }))
      .status < 300,
  'a password': async (who) => {
    const form = { email: who.email, password, next: '/' }
    const { cookies } = await ask('people/password-sign-in.tsx', aRequest('/in/password', { form }))
    return reads(cookieHeader(cookies), who)
  },
  'a code mailed before': async (who) => {
    const form = { code: who.code }
    const { cookies } = await ask('people/code.tsx', withCookie(who.attempt, '/in/code', form))
    return reads(cookieHeader(cookies), who)
  },
  'a link mailed before': async (who) => {
    const params = { token: who.link }
    const { cookies } = await ask('people/link.tsx', aRequest(`/in/link/${who.link}`, { form: {} }), params)
    return reads(cookieHeader(cookies), who)
  },
}

/** How rights end. */
const endings: Record<string, (who: Leaver) => Promise<unknown>> = {
  suspended: async ({ id }) =>
    changeAccount(await anAdmin(), id, { ...plain, affiliation: 'employee', suspended: true }),
  'no longer of the team': async ({ id }) =>
    changeAccount(await anAdmin(), id, { ...plain, affiliation: 'customer', suspended: false }),
  erased: async ({ id, email }) => erasePerson(await anAdmin(), id, email),
}
const plain = { name: 'Lea', title: '', role: 'member' as const }

let who: Leaver

beforeEach(async () => {
  const inside = await aContest({
    audience: 'employees',
    takePart: 'employees',
    eligibility: 'confirmed',
    title: words,
  })
  const idea = await anIdea({ contestId: inside.id, title: `${words}, too` })
  await transaction(() => indexIdea(idea))
  const { id, email } = (await anEmployee({ passwordHash: await hashPassword(password) })) as {
    id: string
    email: string
  }
  const row = (await personById(id)) as PersonRow
  const cookie = cookieHeader([await startSession(row, aRequest('/'))])
  const token = await issueToken(null, row, { scopes: ['participate'] })
  const asked = await ask('people/sign-in.tsx', aRequest('/in', { form: { email, next: '/' } }))
  const [code, link] = [await codeFor(email), await tokenFor(email)]
  const attempt = cookieHeader(asked.cookies)
  who = {
    id,
    email,
    cookie,
    token,
    attempt,
    code,
    link,
    contest: inside.slug,
    idea: idea.id,
    page: `${idea.id}-${idea.slug}`,
  }
})

describe('whose rights end is refused with the very next request', () => {
  describe.each(Object.entries(endings))('%s', (_, end) => {
    test.each(Object.entries(channels))('%s', async (_, enter) => {
      await end(who)
      expect(await enter(who)).toBe(false)
    })
  })

  test.each(Object.entries(channels))('who kept them comes in by %s', async (_, enter) => {
    expect(await enter(who)).toBe(true)
  })

  test('a changed password ends the sessions of others who know the old one', async () => {
    const other = cookieHeader([await startSession((await personById(who.id)) as PersonRow, aRequest('/'))])
    const viewer = await viewerFrom((await personById(who.id)) as PersonRow)
    const words = { current: password, password: 'a harbour and a quiet drum' }
    expect(await setPassword(viewer, withCookie(other), words)).toMatchObject({ ok: true })
    expect(await reads(who.cookie, who)).toBe(false)
  })
})

import { expect, test } from 'vitest'
import { askAgain } from '#app/features/moderation/ask-again.server.ts'
import { issueToken } from '#app/features/people/issue-token.server.ts'
import type { Scope, Viewer } from '#app/features/policy/viewer.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { aContest, again, aModerator, anEmployee, anIdea, aPerson } from '#tests/factory.ts'
import { openapi } from './openapi.ts'
import { calls } from './openapi-calls.ts'

type Route = Partial<
  Record<
    'loader' | 'action',
    (args: { request: Request; params: Record<string, string>; context: object }) => Promise<Response>
  >
>

const routes = import.meta.glob<Route>('../../routes/channels/*.ts', { eager: true })
const files: Record<string, string> = {
  '/contests': 'contests',
  '/contests/{contest}': 'contest',
  '/contests/{contest}/ideas': 'contest-ideas',
  '/contests/{contest}/similar': 'similar',
  '/contests/{contest}/pair': 'pair',
  '/contests/{contest}/ballot': 'ballot',
  '/contests/{contest}/count': 'count',
  '/contests/{contest}/export': 'export',
  '/contests/{contest}/close': 'close',
  '/contests/{contest}/winners': 'winners',
  '/ideas/{idea}': 'idea',
  '/moderation/{subject}/{thing}': 'moderation',
  '/contests/{contest}/final': 'final',
  '/ideas/{idea}/why': 'why',
  '/ideas/{idea}/vote': 'vote',
  '/ideas/{idea}/cost': 'cost',
  '/ideas/{idea}/comments': 'comments',
  '/ideas/{idea}/answer': 'answer',
  '/search': 'search',
}

interface Said {
  token?: string
  body?: unknown
  params?: Record<string, string>
  query?: string
  key?: string
}

/** Calls the API the way a program does and answers status and JSON. */
async function call(
  method: string,
  path: keyof typeof files,
  { token, body, params = {}, query = '', key }: Said = {},
) {
  const headers = new Headers({ 'Content-Type': 'application/json' })
  if (token) headers.set('Authorization', `Bearer ${token}`)
  if (key) headers.set('Idempotency-Key', key)
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
  const request = new Request(`http://localhost:3000/api/v1${address}${query}`, { method, headers, body: text })
  const route = routes[`../../routes/channels/${files[path]}.ts`]
  const handle = method === 'GET' ? route?.loader : route?.action
  const answer = (await handle?.({ request, params, context: {} })) as Response
  const said = await answer.text()
  return { status: answer.status, headers: answer.headers, json: said ? JSON.parse(said) : undefined }
}

const tokenOf = async (viewer: Viewer, scopes: Scope[]) =>
  issueToken(null, (await personById(viewer.id)) as PersonRow, { scopes })

test('every call that is described has its route, and the description is whole', () => {
  expect(calls.filter(({ path }) => !files[path]).map(({ path }) => path)).toEqual([])
  const described = openapi('https://ideas.example')
  const named = JSON.stringify(described.paths).match(/#\/components\/schemas\/\w+/g) ?? []
  const known = Object.keys(described.components.schemas)
  expect(named.map((name) => name.split('/').at(-1) as string).filter((name) => !known.includes(name))).toEqual([])
})

test('whoever took a text down cannot answer the appeal against it by program either; somebody else can', async () => {
  const author = await aPerson()
  const idea = await anIdea({ authorId: author.id })
  const [first, other] = [await aModerator(), await aModerator()]
  const params = { subject: 'idea', thing: idea.id }
  const judge = async (viewer: Viewer, body: object) =>
    call('POST', '/moderation/{subject}/{thing}', { token: await tokenOf(viewer, ['manage']), params, body })
  expect(await judge(first, { decision: 'hide', reason: 'spam', seen: 'published', version: 0 })).toMatchObject({
    status: 200,
  })
  await askAgain(author, { subject: 'idea', id: idea.id }, 'It is no advert.')
  const restore = { decision: 'restore', seen: 'appealed', version: 0, words: 'You are right.' }
  expect(await judge(first, restore)).toMatchObject({ status: 403, json: { code: 'own-decision' } })
  expect(await judge(author, restore)).toMatchObject({ status: 404 })
  expect(await judge(other, restore)).toMatchObject({ status: 200 })
})

test('a product owner runs a whole contest through the API', async () => {
  const owner = await anEmployee({ role: 'owner' })
  const token = await tokenOf(owner, ['manage'])
  const made = await call('POST', '/contests', {
    token,
    body: { title: 'No more waiting', question: 'What would spare you the wait?', counts: 'shown', places: 1 },
  })
  expect(made).toMatchObject({ status: 201, json: { state: 'draft', phase: 'draft', contract: null } })
  const params = { contest: made.json.slug }
  expect((await call('GET', '/contests/{contest}', { params })).status).toBe(404)

  const opened = await call('PATCH', '/contests/{contest}', { token, params, body: { state: 'open' } })
  expect(opened).toMatchObject({ status: 200, json: { state: 'open', phase: 'voting' } })
  expect(opened.json.contract.hash).toMatch(/^[0-9a-f]{64}$/)
  expect((await call('PATCH', '/contests/{contest}', { token, params, body: { places: 5 } })).status).toBe(409)

  const customer = await tokenOf(await aPerson(), ['participate'])
  const idea = await call('POST', '/contests/{contest}/ideas', {
    token: customer,
    params,
    body: { title: 'Call me back at the hour I choose', beneath: 'I work on a loud floor.' },
  })
  expect(idea).toMatchObject({ status: 201, json: { state: 'published', beneath: 'I work on a loud floor.' } })
  expect(idea.headers.get('Location')).toBe(`/api/v1/ideas/${idea.json.id}`)

  const ideaParams = { idea: idea.json.id }
  const voter = await tokenOf(await aPerson(), ['participate'])
  const vote = await call('PUT', '/ideas/{idea}/vote', { token: voter, params: ideaParams, body: {} })
  expect(vote).toMatchObject({ status: 200, json: { counted: true, ballot: { idea: idea.json.id, value: 1 } } })
  expect((await call('PUT', '/ideas/{idea}/vote', { token: voter, params: ideaParams })).json.receipt).toEqual(
    vote.json.receipt,
  )
  expect((await call('PUT', '/ideas/{idea}/vote', { token: customer, params: ideaParams })).json).toMatchObject({
    status: 403,
    code: 'own-idea',
  })

  const list = await call('GET', '/contests/{contest}/ideas', { params, query: '?order=top' })
  expect(list.json.items).toMatchObject([{ id: idea.json.id, votes: 1, rank: 1 }])
  expect((await call('GET', '/ideas/{idea}/why', { params: ideaParams })).json.sentence).toBeTruthy()

  expect((await call('GET', '/contests/{contest}/count', { params })).status).toBe(404)
  expect((await call('POST', '/contests/{contest}/close', { token: voter, params })).status).toBe(404)
  expect((await call('POST', '/contests/{contest}/close', { token, params })).json).toMatchObject({ state: 'closed' })
  const count = await call('GET', '/contests/{contest}/count', { params })
  expect(count.json).toMatchObject({ rule: 'approval', ballots: 1, winners: [{ id: idea.json.id, place: 1 }] })
  const silent = await call('POST', '/contests/{contest}/winners', { token, params, body: { ideas: [] } })
  expect(silent).toMatchObject({ status: 422, json: { code: 'reason-needed', ideas: [idea.json.id] } })
  const done = await call('POST', '/contests/{contest}/winners', {
    token,
    params,
    body: { ideas: [idea.json.id], conclusion: 'Waiting costs us customers.' },
  })
  expect(done.json).toMatchObject({ state: 'concluded', phase: 'answered', conclusion: 'Waiting costs us customers.' })
})

test('a product owner opens a final through the API, and strangers find no such door', async () => {
  const host = await anEmployee({ role: 'owner' })
  const contest = await aContest({ hostId: host.id })
  const ideas = [(await anIdea({ contestId: contest.id })).id, (await anIdea({ contestId: contest.id })).id]
  const token = await tokenOf(await again(host), ['manage'])
  const params = { contest: contest.slug }
  const body = { ideas, ballot: 'rank', rule: 'stv-scottish', places: 1, title: 'The last round', state: 'open' }
  const final = (given: object, by = token) =>
    call('POST', '/contests/{contest}/final', { token: by, params, body: { ...body, ...given } })
  expect(await final({})).toMatchObject({ status: 403 })
  await call('POST', '/contests/{contest}/close', { token, params, body: { note: 'Done.' } })

  expect(await final({ ideas: ideas.slice(1) })).toMatchObject({ status: 422, json: { code: 'finalists-few' } })
  expect(await final({ kind: 'box' })).toMatchObject({ status: 422 })
  expect(await final({}, await tokenOf(await again(host), ['participate']))).toMatchObject({ status: 403 })
  expect(await final({}, await tokenOf(await aPerson(), ['manage']))).toMatchObject({ status: 404 })
  const made = await final({})
  expect(made).toMatchObject({ status: 201, json: { state: 'open', finalOf: contest.id, ballot: 'rank', ideas: 2 } })
  const list = await call('GET', '/contests/{contest}/ideas', { params: { contest: made.json.slug } })
  expect(list.json.items.map(({ parents }: { parents: object[] }) => parents[0])).toEqual(
    expect.arrayContaining(ideas.map((id) => ({ id, kind: 'final' }))),
  )
  const late = await call('POST', '/contests/{contest}/ideas', {
    token,
    params: { contest: made.json.slug },
    body: { title: 'One more' },
  })
  expect(late).toMatchObject({ status: 409, json: { code: 'closed' } })
})

test('the same Idempotency-Key does a thing once, and refuses another thing', async () => {
  const contest = await aContest()
  const token = await tokenOf(await aPerson(), ['participate'])
  const propose = (title: string) =>
    call('POST', '/contests/{contest}/ideas', { token, key: 'k-1', params: { contest: contest.slug }, body: { title } })
  const [first, second] = [await propose('A bench at the door'), await propose('A bench at the door')]
  expect(second.json).toEqual(first.json)
  expect(second.headers.get('Idempotency-Replayed')).toBe('true')
  expect((await propose('Something else')).json).toMatchObject({ status: 422, code: 'idempotency-key-reused' })
  expect(
    (await call('GET', '/contests/{contest}/ideas', { params: { contest: contest.slug } })).json.items,
  ).toHaveLength(1)
})

test('twenty retries at once with one key make one idea', async () => {
  const contest = await aContest()
  const token = await tokenOf(await aPerson(), ['participate'])
  const said = { token, key: 'race', params: { contest: contest.slug }, body: { title: 'Quiet hour' } }
  const answers = await Promise.all(Array.from({ length: 20 }, () => call('POST', '/contests/{contest}/ideas', said)))
  expect(new Set(answers.map((answer) => answer.status))).toEqual(
    new Set([201, 409].filter((status) => answers.some((answer) => answer.status === status))),
  )
  expect(
    (await call('GET', '/contests/{contest}/ideas', { params: { contest: contest.slug } })).json.items,
  ).toHaveLength(1)
})

test('bad input is named field by field and changes nothing', async () => {
  const contest = await aContest()
  const token = await tokenOf(await aPerson(), ['participate'])
  const params = { contest: contest.slug }
  const refusals = [
    [{ title: '' }, 422, '/title'],
    [{ title: 'x'.repeat(201) }, 422, '/title'],
    [{ title: 7 }, 422, '/title'],
    [{ title: 'Fine', authorId: 'somebody' }, 422, '/authorId'],
    [{ title: 'Fine', beneathFor: 'nobody' }, 422, '/beneathFor'],
  ] as const
  for (const [body, status, pointer] of refusals) {
    const answer = await call('POST', '/contests/{contest}/ideas', { token, params, body })
    expect([answer.status, answer.json.errors[0].pointer]).toEqual([status, pointer])
    expect(answer.json.errors[0].detail, 'in words').not.toBe('')
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
  }
  expect((await call('POST', '/contests/{contest}/ideas', { token, params, body: '{"title":' })).json).toMatchObject({
    status: 400,
    code: 'not-json',
  })
  expect((await call('GET', '/contests/{contest}/ideas', { params, query: '?limit=1000' })).status).toBe(400)
  expect((await call('GET', '/contests/{contest}/ideas', { params, query: '?cursor=forged' })).status).toBe(400)
  expect((await call('GET', '/contests/{contest}/ideas', { params })).json.items).toEqual([])
})

test('no token, a bad one and one with too little scope are told apart', async () => {
  const contest = await aContest()
  const params = { contest: contest.slug }
  const body = { title: 'Shade' }
  expect((await call('POST', '/contests/{contest}/ideas', { params, body })).json).toMatchObject({
    status: 401,
    code: 'token-missing',
  })
  expect(
    (await call('POST', '/contests/{contest}/ideas', { token: `afl_${'x'.repeat(43)}`, params, body })).json,
  ).toMatchObject({ status: 401, code: 'token-invalid' })
  const reader = await tokenOf(await aPerson(), ['read'])
  expect((await call('POST', '/contests/{contest}/ideas', { token: reader, params, body })).status).toBe(403)
})

test('what is concealed answers exactly like what is not there', async () => {
  const inside = await aContest({ audience: 'employees', takePart: 'employees' })
  const idea = await anIdea({ contestId: inside.id })
  const token = await tokenOf(await aPerson(), ['participate'])
  const mask = ({ status, json }: { status: number; json: object }) => ({ status, ...json, instance: '' })
  expect(mask(await call('GET', '/ideas/{idea}', { token, params: { idea: idea.id } }))).toEqual(
    mask(await call('GET', '/ideas/{idea}', { token, params: { idea: 'nothing' } })),
  )
  expect(mask(await call('GET', '/contests/{contest}', { token, params: { contest: inside.slug } }))).toEqual(
    mask(await call('GET', '/contests/{contest}', { token, params: { contest: 'nothing' } })),
  )
  expect(
    (await call('GET', '/contests', { token })).json.items.map((contest: { id: string }) => contest.id),
  ).not.toContain(inside.id)
  expect((await call('PUT', '/ideas/{idea}/vote', { token, params: { idea: idea.id } })).status).toBe(404)
})

test('while counts are hidden no number is in the answer, but the owner has them', async () => {
  const owner = await anEmployee({ role: 'owner' })
  const contest = await aContest({ counts: 'hidden', hostId: owner.id })
  await anIdea({ contestId: contest.id, votes: 7 })
  const params = { contest: contest.slug }
  const [shown] = (await call('GET', '/contests/{contest}/ideas', { params })).json.items
  expect(Object.keys(shown)).not.toEqual(expect.arrayContaining(['votes']))
  expect(shown.score).toBeUndefined()
  const [mine] = (await call('GET', '/contests/{contest}/ideas', { token: await tokenOf(owner, ['read']), params }))
    .json.items
  expect(mine.votes).toBe(7)
})

test('a list is paged by cursor without repeating or losing anything', async () => {
  const contest = await aContest()
  for (let n = 0; n < 7; n++) await anIdea({ contestId: contest.id })
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: string = `?order=new&limit=3${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`
    const page = await call('GET', '/contests/{contest}/ideas', { params: { contest: contest.slug }, query })
    seen.push(...page.json.items.map((idea: { id: string }) => idea.id))
    cursor = page.json.next
  }
  expect(new Set(seen).size).toBe(7)
  expect(seen).toHaveLength(7)
})

test('on somebody’s first day the fourth idea of an hour is refused with the number that is possible', async () => {
  const contest = await aContest()
  const token = await tokenOf(await aPerson(), ['participate'])
  const propose = (title: string) =>
    call('POST', '/contests/{contest}/ideas', { token, params: { contest: contest.slug }, body: { title } })
  for (const title of ['A bell', 'A bench', 'A clock']) expect((await propose(title)).status).toBe(201)
  expect(await propose('A door')).toMatchObject({
    status: 429,
    json: { code: 'new-here', detail: expect.stringContaining(' 3 ') },
  })
})

test('a program compares ideas pair by pair, undoes, and comes to an end', async () => {
  const contest = await aContest()
  for (const title of ['Call me back', 'Show the queue', 'Robot cat']) await anIdea({ contestId: contest.id, title })
  const token = await tokenOf(await aPerson(), ['participate'])
  const [path, params] = ['/contests/{contest}/pair' as const, { contest: contest.slug }]
  const next = () => call('GET', path, { token, params })

  const first = await next()
  expect(first).toMatchObject({ status: 200, json: { done: 0, goal: 3, latest: null } })
  expect(Object.keys(first.json.pair.first)).not.toContain('votes')
  const body = { pair: first.json.pair.pair, choice: 'second' }
  const said = await call('POST', path, { token, params, body, key: 'once' })
  const comparison = { first: first.json.pair.first.id, second: first.json.pair.second.id, choice: 'second' }
  expect(said).toMatchObject({ status: 201, json: { counted: true, missing: 'nothing', comparison } })
  expect((await call('POST', path, { token, params, body, key: 'once' })).headers.get('Idempotency-Replayed')).toBe(
    'true',
  )
  expect((await call('POST', path, { token, params, body })).status).toBe(201)
  expect(await call('POST', path, { token, params, body: { ...body, choice: 'first' } })).toMatchObject({
    status: 409,
    json: { code: 'compared-already' },
  })
  expect(await next()).toMatchObject({ json: { done: 1, latest: said.json.latest } })

  const wrong = await call('DELETE', path, { token, params, query: '?latest=a.b' })
  expect(wrong).toMatchObject({ status: 409, json: { code: 'not-the-latest' } })
  const undone = await call('DELETE', path, { token, params, query: `?latest=${said.json.latest}` })
  expect(undone).toMatchObject({ status: 200, json: { undone: said.json.latest } })
  await call('POST', path, { token, params, body: { pair: undone.json.pair, choice: 'neither' } })
  for (let n = 0; n < 2; n++)
    await call('POST', path, { token, params, body: { pair: (await next()).json.pair.pair, choice: 'first' } })
  expect(await next()).toMatchObject({ status: 200, json: { pair: null, done: 3, goal: 3 } })
})

test('comparing by API needs a token that may take part, a pair of ours, and open voting', async () => {
  const contest = await aContest()
  for (let n = 0; n < 2; n++) await anIdea({ contestId: contest.id })
  const [path, params] = ['/contests/{contest}/pair' as const, { contest: contest.slug }]
  const customer = await aPerson()
  const [token, reader] = [await tokenOf(customer, ['participate']), await tokenOf(customer, ['read'])]
  expect((await call('GET', path, { params })).status).toBe(401)
  expect(await call('GET', path, { params, token: reader })).toMatchObject({
    status: 403,
    json: { code: 'scope-missing' },
  })
  expect(await call('POST', path, { params, token, body: { pair: 'x', choice: 'first' } })).toMatchObject({
    status: 409,
    json: { code: 'pair-unknown', detail: expect.stringContaining('another visit') },
  })
  expect((await call('POST', path, { params, token, body: { pair: 'x', choice: 'both' } })).status).toBe(422)
  expect(await call('DELETE', path, { params, token })).toMatchObject({
    status: 409,
    json: { code: 'nothing-to-undo' },
  })
  expect((await call('PUT', path, { params, token, body: {} })).headers.get('Allow')).toBe('GET, POST, DELETE')
  const over = new Date(Date.now() - 1000)
  const late = await aContest({ ideasUntil: over, votingUntil: over })
  expect(await call('GET', path, { params: { contest: late.slug }, token })).toMatchObject({
    status: 409,
    json: { code: 'closed' },
  })
})

test('a program runs a contest with money: costs, ballots within the budget, and what is refused', async () => {
  const token = await tokenOf(await anEmployee({ role: 'owner' }), ['manage'])
  const body = { title: 'What shall we pay for?', state: 'open', ballot: 'budget', rule: 'greedy' }
  const bare = await call('POST', '/contests', { token, body })
  expect(bare).toMatchObject({ status: 422, json: { code: 'budget-missing' } })
  const made = await call('POST', '/contests', { token, body: { ...body, budget: 2_000_000, budgetUnit: 'h' } })
  expect(made.json).toMatchObject({ ballot: 'budget', rule: 'greedy', budget: 2_000_000, budgetUnit: 'h' })
  const params = { contest: made.json.slug }

  const idea = async (title: string) =>
    (await call('POST', '/contests/{contest}/ideas', { token, params, body: { title } })).json.id as string
  const [roof, bench] = [await idea('A roof'), await idea('A bench')]
  const price = (id: string, cost: unknown) =>
    call('PUT', '/ideas/{idea}/cost', { token, params: { idea: id }, body: { cost } })
  expect((await call('GET', '/ideas/{idea}/cost', { params: { idea: roof } })).json).toMatchObject({ cost: null })
  expect(await price(roof, -1)).toMatchObject({ status: 422 })
  expect(await price(roof, 1_500_000)).toMatchObject({ status: 200, json: { cost: 1_500_000, unit: 'h' } })
  expect(await price(roof, 1)).toMatchObject({ status: 409, json: { code: 'cost-frozen' } })
  expect(await call('DELETE', '/ideas/{idea}/cost', { token, params: { idea: roof } })).toMatchObject({ status: 409 })
  expect((await call('GET', '/ideas/{idea}', { params: { idea: roof } })).json).toMatchObject({ cost: 1_500_000 })

  const voter = await tokenOf(await aPerson(), ['participate'])
  const taken = await call('PUT', '/ideas/{idea}/cost', { token: voter, params: { idea: bench }, body: { cost: 1 } })
  expect(taken.status).toBe(403)
  const fill = (said: object) => call('PUT', '/contests/{contest}/ballot', { token: voter, params, body: said })
  expect(await fill({ points: { [roof]: 1 } })).toMatchObject({ status: 422, json: { code: 'picks-missing' } })
  expect(await fill({ picks: [roof, bench] })).toMatchObject({ status: 409, json: { code: 'without-cost' } })
  await price(bench, 600_000)
  expect(await fill({ picks: [roof, bench] })).toMatchObject({ status: 409, json: { code: 'over-budget' } })
  expect(await fill({ picks: [roof] })).toMatchObject({ status: 200, json: { left: 500_000, counted: true } })
  const own = await call('GET', '/contests/{contest}/ballot', { token: voter, params })
  expect(own.json).toMatchObject({ ballot: { kind: 'budget', picks: [roof] }, left: 500_000 })
  await call('POST', '/contests/{contest}/close', { token, params, body: { note: 'Done.' } })
  expect((await call('GET', '/contests/{contest}/count', { params })).json).toMatchObject({ winners: [{ id: roof }] })
})

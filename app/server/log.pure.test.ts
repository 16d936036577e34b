import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { env } from '#app/env.server.ts'
import { describeFault } from '#app/server/describe-fault.server.ts'
import { type LogFields, log } from '#app/server/log.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { openDoor } from '#tests/front-door.ts'

let written: string[] = []
let door: Awaited<ReturnType<typeof openDoor>>

beforeAll(async () => {
  door = await openDoor(async (request) => {
    requestContext().cache.set('viewer', Promise.resolve({ kind: 'account', id: 'person-anna' }))
    if (request.url.endsWith('/broken')) throw new Error(`Failed query: insert\nparams: anna@example.org,hunter2secret`)
    return new Response('fine', { headers: { 'Set-Cookie': 'sid=cookie-canary' } })
  })
})

beforeEach(() => {
  written = []
  env.LOG_LEVEL = 'debug'
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
})

afterEach(() => {
  vi.restoreAllMocks()
  env.LOG_LEVEL = 'off'
})

afterAll(() => door.close())

/** What was told in one turn of the event loop is written in one piece. */
const turn = () => new Promise((resolve) => setImmediate(resolve))
const lines = () =>
  written
    .flatMap((piece) => piece.split('\n').filter(Boolean))
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('a visit is one line that tells what happened and not who or what was sent', async () => {
  await door.knock('/in/password?next=%2Fme&email=query-canary', {
    method: 'POST',
    body: 'email=body-canary%40example.org&password=body-canary',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Sec-Fetch-Site': 'same-origin',
      Cookie: 'sid=cookie-canary',
      Referer: 'http://localhost:3000/k/referer-canary',
      'User-Agent': 'agent-canary',
    },
  })
  await expect.poll(() => written.length).toBe(1)
  expect(lines()).toMatchObject([
    { level: 'info', event: 'request', method: 'POST', path: '/in/password', status: 200, network: '127.0.0.0/24' },
  ])
  expect(written[0]).toMatch(/^\{.*\}\n$/)
  expect(written.join('')).not.toMatch(/canary|person-anna|127\.0\.0\.1/)
})

test.each([
  '/k/token-canary',
  '/setup/token-canary/you',
  '/in/link/token-canary',
  '/join/token-canary',
  '/K/token-canary',
])('of %s only the place is written down', async (path) => {
  await door.knock(path)
  await expect.poll(() => written.length).toBe(1)
  expect(String(lines()[0]?.path)).toMatch(/^\/(?:in\/)?[a-z]+\/…$/)
  expect(written.join('')).not.toContain('canary')
})

test('two visits of one person carry the same sign, which says nothing else', async () => {
  await door.knock('/')
  await door.knock('/me')
  await expect.poll(() => written.length).toBe(2)
  const [one, other] = lines()
  expect(one?.person).toBe(other?.person)
  expect(String(one?.person)).toMatch(/^[\w-]{12}$/)
  expect(one?.requestId).not.toBe(other?.requestId)
})

test('a fault is written down without what people wrote', async () => {
  await door.knock('/broken')
  await expect.poll(() => written.length).toBe(2)
  const fault = lines().find(({ event }) => event === 'fault')
  expect(fault).toMatchObject({ level: 'error', error: 'Error: Failed query: insert' })
  expect(String(fault?.at)).toContain('log.pure.test.ts')
  expect(written.join('')).not.toMatch(/anna@|hunter2/)
})

test('addresses and tokens in the words of a fault are blotted out', () => {
  const { error } = describeFault(
    new TypeError('no mailbox anna.perez@example.org for afl_0123456789abcdef0123456789abcdef'),
  )
  expect(error).toBe('TypeError: no mailbox [address] for [token]')
  const cause = new Error('params: anna@example.org')
  expect(JSON.stringify(describeFault(new Error('outer', { cause })))).not.toContain('anna')
  expect(describeFault('just text').error).toBe('just text')
})

test('nothing can be added that the list does not name', async () => {
  log('info', 'test', { status: 200, password: 'canary' } as LogFields)
  await turn()
  expect(written.join('')).toContain('200')
  expect(written.join('')).not.toContain('canary')
})

test('one line stays one line, whatever is in it', async () => {
  log('info', 'test', { reason: 'a\nb\r\u001b[31m\u0085\u2028\u202e\u009b' })
  await turn()
  expect(written).toHaveLength(1)
  expect(written[0]?.slice(0, -1)).toMatch(/^[\x20-\x7e]*$/)
  expect(lines()[0]?.reason).toBe('a\nb\r\u001b[31m\u0085\u2028\u202e\u009b')
})

test('levels below the chosen one are silent', () => {
  env.LOG_LEVEL = 'warn'
  log('info', 'quiet')
  log('error', 'loud')
  expect(lines().map(({ event }) => event)).toEqual(['loud'])
})

test('whoever read the log may go away: the site goes on without a word', () => {
  expect(() => process.stdout.emit('error', new Error('write EPIPE'))).not.toThrow()
})

test('lines of one turn leave together and in order, a fault at once', async () => {
  log('info', 'first')
  log('info', 'second')
  expect(written).toEqual([])
  await turn()
  expect(written).toHaveLength(1)
  log('info', 'third')
  log('error', 'fault')
  expect(lines().map(({ event }) => event)).toEqual(['first', 'second', 'third', 'fault'])
})

import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDoor } from '#tests/front-door.ts'

const require = createRequire(import.meta.url)
/** The very reader that Remix gives to browsers. */
const { decode } = createRequire(require.resolve('@remix-run/react'))('turbo-stream') as {
  decode: (
    body: ReadableStream,
    options: { plugins: ((type: unknown, ...rest: unknown[]) => { value: unknown } | false)[] },
  ) => Promise<{ value: unknown }>
}

let door: Awaited<ReturnType<typeof openDoor>>

beforeAll(async () => {
  door = await openDoor(async () => new Response('fine'))
})

afterAll(() => door.close())

async function read(body: string) {
  const known = ['ErrorResponse', 'SingleFetchRedirect']
  const plugins = [(type: unknown, ...rest: unknown[]) => known.includes(String(type)) && { value: { type, rest } }]
  return (await decode(new Blob([body]).stream(), { plugins })).value
}

test('a refused form becomes an error that Remix can read', async () => {
  const headers = { 'Sec-Fetch-Site': 'cross-site' }
  const { status, body } = await door.knock('/i/1/vote.data', { method: 'POST', headers })
  expect(status).toBe(403)
  expect(await read(body)).toEqual({ error: { type: 'ErrorResponse', rest: ['', 403, 'This is not open to you'] } })
})

test('it is told how long to wait', async () => {
  const headers = { 'Sec-Fetch-Site': 'same-origin' }
  let heard = await door.knock('/in.data', { method: 'POST', headers })
  for (let turn = 0; turn < 20; turn++) heard = await door.knock('/in.data', { method: 'POST', headers })
  const wait = String(heard.headers['retry-after'])
  expect(Number(wait)).toBeGreaterThan(3000)
  expect(await read(heard.body)).toMatchObject({ error: { rest: [wait, 429, 'That was a lot at once'] } })
})

test('a refused part of a page fails alone', async () => {
  const { body } = await door.knock('/__manifest.data?_routes=routes%2Fideas%2Fsimilar')
  expect(await read(body)).toEqual({
    'routes/ideas/similar': { error: { type: 'ErrorResponse', rest: ['', 404, 'There is nothing at this address'] } },
  })
})

test('a refused page is asked for again without script', async () => {
  const { status, body } = await door.knock('/__manifest.data?order=new')
  expect(status).toBe(202)
  const redirect = { redirect: '/__manifest?order=new', status: 302, revalidate: true, reload: true, replace: true }
  expect(await read(body)).toEqual({ type: 'SingleFetchRedirect', rest: [redirect] })
})

test('a script of ours that asks for JSON gets a problem document', async () => {
  const headers = { 'Sec-Fetch-Site': 'cross-site', Accept: 'application/json' }
  const { headers: heard } = await door.knock('/i/1/vote', { method: 'POST', headers })
  expect(heard['content-type']).toBe('application/problem+json')
})

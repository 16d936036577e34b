import { afterAll, beforeAll, expect, test } from 'vitest'
import { env } from '#app/env.server.ts'
import { closeDatabase, transaction } from '#drizzle/database.ts'
import { migrate } from '#drizzle/migrate.ts'
import { keepSetting, settingNamed } from '#drizzle/queries/settings.ts'
import { openDoor } from '#tests/front-door.ts'
import { startPostgres } from '#tests/setup/postgres-server.ts'

const isPostgres = process.env.AFLORA_TEST_ENGINE === 'postgres'
const first = process.env.DATABASE_URL
let server: Awaited<ReturnType<typeof startPostgres>>
let door: Awaited<ReturnType<typeof openDoor>>

/** Two databases that say different things show which of them was asked. */
beforeAll(async () => {
  if (!isPostgres) return
  server = await startPostgres()
  for (const [url, here] of [
    [`${server.url}postgres`, 'the copy'],
    [first as string, 'the first'],
  ]) {
    await closeDatabase()
    process.env.DATABASE_URL = url
    await migrate()
    await transaction(() => keepSetting('here', here, new Date()))
  }
  await closeDatabase()
  env.DATABASE_READ_URL = process.env.DATABASE_READ_URL = `${server.url}postgres`
  door = await openDoor(async (request) => {
    const inside = await transaction(() => settingNamed('here'))
    return new Response(`${await settingNamed('here')}${inside === 'the first' ? '' : ', which changes nothing'}`, {
      status: request.method === 'POST' ? 201 : 200,
    })
  })
})

afterAll(async () => {
  if (!isPostgres) return
  await door.close()
  await closeDatabase()
  await server.stop()
  delete process.env.DATABASE_READ_URL
  env.DATABASE_READ_URL = undefined
})

const read = async (path = '/', headers: Record<string, string> = {}) => (await door.knock(path, { headers })).body

test.runIf(isPostgres)('strangers read public pages from the copy', async () => {
  for (const path of ['/', '/c/some-contest', '/i/123', '/c/some-contest.data', '/results'])
    expect([path, await read(path)]).toEqual([path, 'the copy'])
})

test.runIf(isPostgres)(
  'whoever is signed in, asks with a token, or follows a link that was just mailed does not',
  async () => {
    expect(await read('/', { Cookie: `sid=${'a'.repeat(43)}` })).toBe('the first')
    expect(await read('/c/x', { Authorization: 'Bearer iv_something' })).toBe('the first')
    for (const path of ['/in', '/k/abc', '/join', '/setup/abc', '/me', '/api/v1/contests'])
      expect([path, await read(path)]).toEqual([path, 'the first'])
  },
)

test.runIf(isPostgres)('whoever changes something reads what they changed', async () => {
  const pressed = await door.knock('/c/x', { method: 'POST', headers: { 'Sec-Fetch-Site': 'same-origin' } })
  expect([pressed.status, pressed.body]).toEqual([201, 'the first'])
  const [cookie = ''] = pressed.headers['set-cookie'] ?? []
  expect(cookie).toMatch(/^wrote=1; .*Max-Age=30; HttpOnly/)
  expect(await read('/c/x', { Cookie: cookie.split(';')[0] as string })).toBe('the first')
  expect(await read('/c/x')).toBe('the copy')
})

test.runIf(isPostgres)('while the copy is away everybody reads the first database', async () => {
  await server.end('killed')
  for (let turn = 0; turn < 5; turn++) expect(await read()).toBe('the first')
  await server.startAgain()
})

test('without a copy nobody is marked', async () => {
  const plain = await openDoor(async () => new Response('fine'))
  const kept = env.DATABASE_READ_URL
  env.DATABASE_READ_URL = undefined
  const pressed = await plain.knock('/c/x', { method: 'POST', headers: { 'Sec-Fetch-Site': 'same-origin' } })
  env.DATABASE_READ_URL = kept
  expect(pressed.headers['set-cookie']).toBeUndefined()
  await plain.close()
})

import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Site } from '#app/server/ask-site.server.ts'
import { handleError } from '#app/server/handle-error.server.ts'
import { closeDatabase, db, transaction } from '#drizzle/database.ts'
import { isAway } from '#drizzle/engines/is-away.ts'
import { migrate } from '#drizzle/migrate.ts'
import { keepSetting, settingNamed } from '#drizzle/queries/settings.ts'
import { settings } from '#drizzle/schema/index.ts'
import { openDoor } from '#tests/front-door.ts'
import { startPostgres } from '#tests/setup/postgres-server.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const isPostgres = process.env.AFLORA_TEST_ENGINE === 'postgres'
let server: Awaited<ReturnType<typeof startPostgres>>
let door: Awaited<ReturnType<typeof openDoor>>
const before = process.env.DATABASE_URL

/** A site of two addresses that ask the database, within the Remix that the real one runs in. */
function smallSite(): Site {
  const route = (id: string, module: object) => ({ id, path: id, module, parentId: undefined }) as never
  const asking = { loader: async () => new Response(String(await settingNamed('kept'))) }
  const writing = {
    action: async () => {
      const stored = await transaction(async () => {
        await keepSetting('kept', Number(await settingNamed('kept')) + 1, new Date())
        return db().select({ value: settings.value }).from(settings)
      })
      return new Response(String(stored[0]?.value))
    },
  }
  const build = {
    entry: { module: { default: async () => new Response('no page'), handleError } },
    routes: {
      api: route('api/v1/kept', asking),
      ask: route('ask', asking),
      write: route('write', writing),
      broken: route('broken', { loader: fails }),
    },
    assets: { routes: {}, entry: {}, version: '1', url: '' },
    future: { v3_singleFetch: true },
    basename: '/',
    mode: 'production',
    isSpaMode: false,
  } as unknown as ServerBuild
  const handle = createRequestHandler(build, 'production')
  return (request, context) => handle(request, context)
}

const fails = async () => Promise.reject(new Error('a fault of our own'))
const write = () => door.knock('/write', { method: 'POST', headers: { 'Sec-Fetch-Site': 'same-origin' } })

beforeAll(async () => {
  if (!isPostgres) return
  // What was acknowledged must be on disk when all its processes are killed.
  server = await startPostgres('people')
  await closeDatabase()
  process.env.DATABASE_URL = `${server.url}postgres`
  await migrate()
  await transaction(() => keepSetting('kept', 0, new Date()))
  door = await openDoor(smallSite())
})

afterAll(async () => {
  if (!isPostgres) return
  await door.close()
  await closeDatabase()
  await server.stop()
  process.env.DATABASE_URL = before
})

/** Asks until it is answered again; seconds that took. */
async function untilAnswered() {
  const began = performance.now()
  while ((await door.knock('/ask')).status !== 200) await new Promise((go) => setTimeout(go, 50))
  return (performance.now() - began) / 1000
}

test.runIf(isPostgres).each(['orderly', 'killed'] as const)(
  'while PostgreSQL is away (%s) people are told to come back, and are served again as soon as it is there',
  async (how) => {
    const acknowledged = Number((await write()).body)
    await server.end(how)
    for (const asked of [await door.knock('/ask'), await write()])
      expect([asked.status, asked.headers['retry-after']]).toEqual([503, '5'])
    expect((await door.knock('/ask.data')).headers['retry-after']).toBe('5')
    const program = await door.knock('/api/v1/kept')
    expect([program.status, program.headers['content-type']]).toEqual([503, 'application/problem+json'])
    await server.startAgain()
    expect(await untilAnswered()).toBeLessThan(5)
    expect(Number((await write()).body)).toBeGreaterThan(acknowledged)
  },
)

test.runIf(isPostgres)('a fault of our own is still a fault', async () => {
  expect((await door.knock('/broken')).status).toBe(500)
})

test('only what passes by itself counts as away', () => {
  const coded = (code: string, cause?: unknown) => Object.assign(new Error('?', { cause }), { code })
  for (const code of [
    'ECONNREFUSED',
    'CONNECTION_CLOSED',
    'CONNECT_TIMEOUT',
    '57P01',
    '57P03',
    '08006',
    '40001',
    '55P03',
  ])
    expect([code, isAway(new Error('Failed query', { cause: coded(code) }))]).toEqual([code, true])
  for (const code of ['23505', '42P01', 'SQLITE_CONSTRAINT_UNIQUE', 'ENOENT', '22001'])
    expect([code, isAway(coded(code))]).toEqual([code, false])
  expect(isAway(undefined)).toBe(false)
})

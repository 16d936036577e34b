import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAssets } from '#app/server/assets.server.ts'
import { openDoor } from '#tests/front-door.ts'

const script = 'console.log("idea")\n'.repeat(200)
const folder = mkdtempSync(path.join(tmpdir(), 'aflora-assets-'))
let door: Awaited<ReturnType<typeof openDoor>>

beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets', 'ru'), { recursive: true })
  writeFileSync(path.join(folder, 'assets', 'entry-4f2a.js'), script)
  writeFileSync(path.join(folder, 'assets', 'ru', 'entry-4f2a.js'), script)
  writeFileSync(path.join(folder, 'assets', 'entry-4f2a.js.map'), '{}')
  writeFileSync(path.join(folder, 'assets', 'letters-77.woff2'), Buffer.alloc(2000, 1))
  writeFileSync(path.join(folder, 'assets', 'index-9c.css'), 'h1{color:red}')
  writeFileSync(path.join(folder, 'favicon.ico'), Buffer.alloc(20))
  door = await openDoor(async () => new Response('a page'), openAssets(folder))
})

afterAll(() => door.close())

test.each([
  ['br', 'br', brotliDecompressSync],
  ['gzip, deflate, br;q=0', 'gzip', gunzipSync],
] as const)('scripts come packed for %j', async (accepted, encoding, unpack) => {
  const { headers, bytes } = await door.knock('/assets/entry-4f2a.js', { headers: { 'Accept-Encoding': accepted } })
  expect(headers).toMatchObject({
    'content-encoding': encoding,
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
    'x-content-type-options': 'nosniff',
  })
  expect(bytes.length).toBeLessThan(script.length / 10)
  expect(unpack(bytes).toString()).toBe(script)
})

test('without packing they come as they are, in each language, and fonts always do', async () => {
  expect((await door.knock('/assets/ru/entry-4f2a.js')).body).toBe(script)
  const font = await door.knock('/assets/letters-77.woff2', { headers: { 'Accept-Encoding': 'br, gzip' } })
  expect([font.headers['content-encoding'], font.headers['content-type'], font.bytes.length]).toEqual([
    undefined,
    'font/woff2',
    2000,
  ])
})

test('what the browser has already is not sent again', async () => {
  const { headers } = await door.knock('/favicon.ico')
  expect(headers['cache-control']).toBe('public, max-age=3600')
  const again = await door.knock('/favicon.ico', { headers: { 'If-None-Match': String(headers.etag) } })
  expect([again.status, again.body]).toEqual([304, ''])
})

test('HEAD tells the size and sends nothing', async () => {
  const { status, headers, body } = await door.knock('/assets/entry-4f2a.js', { method: 'HEAD' })
  expect([status, headers['content-length'], body]).toEqual([200, String(script.length), ''])
})

test.each([
  '/assets/../../../../etc/passwd',
  '/assets/%2e%2e/%2e%2e/etc/passwd',
  '/assets/..%2f..%2fetc%2fpasswd',
  '/assets/entry-4f2a.js.map',
  '/assets/nothing.js',
  '/assets/ru/nothing.js',
])('there is nothing at %s', async (address) => {
  const { status, body } = await door.knock(address)
  expect(status).toBe(404)
  expect(body).not.toContain('root:')
})

test('an error page wears the built style', async () => {
  expect((await door.knock('/assets/nothing.js')).body).toContain('<link rel="stylesheet" href="/assets/index-9c.css">')
})

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { isBuiltin } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from '../house/source-files.ts'
import { freePort } from '../setup/free-port.ts'

// The process itself, as an operator meets it: what it says, what it leaves behind, how it ends.

let folder: string
let port: number
let running: ChildProcess[] = []

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'aflora-process-'))
  port = await freePort()
})

afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running = []
  rmSync(folder, { recursive: true, force: true })
})

function start(settings: Record<string, string> = {}) {
  const plain = {
    NODE_ENV: 'production' as const,
    DATABASE_URL: '',
    SMTP_URL: '',
    PUBLIC_URL: '',
    HOST: '',
    WORKERS: '',
    JOBS: '',
    LOG_LEVEL: 'info',
  }
  const env = { ...process.env, ...plain, PORT: String(port), DATA_DIR: path.join(folder, 'data'), ...settings }
  const child = spawn(process.execPath, ['scripts/serve.mjs'], { cwd: root, env })
  running.push(child)
  const heard = { out: '', err: '' }
  child.stdout.on('data', (part) => {
    heard.out += part
  })
  child.stderr.on('data', (part) => {
    heard.err += part
  })
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return { child, heard, ended }
}

async function up(site: ReturnType<typeof start>) {
  await expect.poll(() => site.heard.err, { timeout: 30_000 }).toContain('Aflora is at')
  return site
}

const keys = (name: string) => path.join(folder, 'data', 'keys', name)

test('the first start makes keys for its owner only and prints a way in; the second keeps the keys', async () => {
  const first = await up(start())
  const link = new RegExp(`http://localhost:${port}/setup/[\\w-]{43}`)
  expect(first.heard.err).toMatch(link)
  expect(statSync(keys('secrets')).mode & 0o777).toBe(0o600)
  const secrets = readFileSync(keys('secrets'), 'utf8')
  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  for (const line of first.heard.out.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow()
  expect(first.heard.out).not.toMatch(/\/setup\/[\w-]{43}/)

  const second = await up(start())
  expect(second.heard.err.match(link)?.[0]).not.toBe(first.heard.err.match(link)?.[0])
  expect(readFileSync(keys('secrets'), 'utf8')).toBe(secrets)
})

test.each([
  [{ PORT: 'http' }, /^The setting PORT must be a whole number from 1 to 65535\.\n$/],
  [
    { HOST: '0.0.0.0', RATE_LIMITS: 'off' },
    /^The setting RATE_LIMITS may be off only while HOST is a loopback address\.\n$/,
  ],
  [{ SECRETS: 'changeme' }, /^Aflora could not start: Secret 1 in SECRETS is too short[^\n]*\n$/],
  [{ WORKERS: '2', PORT: 'http' }, /^The setting PORT must be a whole number from 1 to 65535\.\n$/],
  [{ WORKERS: '2', SECRETS: 'changeme' }, /^Aflora could not start: Secret 1 in SECRETS is too short[^\n]*\n$/],
  [{ HOST: '192.0.2.1' }, /^Aflora could not start: this machine has no address 192\.0\.2\.1[^\n]*\n$/],
])('with %j it says what is wrong in one sentence and ends', async (settings, sentence) => {
  const site = start(settings)
  expect(await site.ended).toBe(1)
  expect(site.heard.err).toMatch(sentence)
})

test('a port that is taken is told in one sentence', async () => {
  const other = createServer().listen(port, '127.0.0.1')
  await once(other, 'listening')
  const site = start()
  expect(await site.ended).toBe(1)
  expect(site.heard.err).toMatch(
    /^Aflora could not start: port \d+ is taken by another program; set PORT to a free one\.\n$/,
  )
  other.close()
})

test('before it serves it loads what the first visit needs, and nothing that only few visits do', () => {
  const server = path.resolve(root, process.env.BUILD_DIR || 'build', 'server', 'index.js')
  const loaded = readFileSync(server, 'utf8').matchAll(/^import [^'"]*["']([^'"]+)["'];?$/gm)
  const packages = [...loaded].map(([, name = '']) => name).filter((name) => !isBuiltin(name))
  expect(packages.sort()).toEqual([
    '@node-rs/argon2',
    '@remix-run/node',
    '@remix-run/react',
    'better-sqlite3',
    'react',
    'react-dom/server',
    'react/jsx-runtime',
    'remix-auth',
    'remix-auth-form',
    'remix-auth/strategy',
  ])
})

test('asked to stop, it finishes what was begun and leaves the database whole', async () => {
  const site = await up(start({ LOG_LEVEL: 'warn', RATE_LIMITS: 'off' }))
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  let stopping = false
  const heard: string[] = []
  const visitors = Array.from({ length: 8 }, async () => {
    while (!stopping) heard.push(await ask(agent))
  })
  await expect.poll(() => heard.length, { timeout: 20_000 }).toBeGreaterThan(20)
  stopping = true
  site.child.kill('SIGTERM')
  const stoppedAt = Date.now()
  await Promise.all(visitors)
  expect(await site.ended).toBe(0)
  expect(Date.now() - stoppedAt).toBeLessThan(10_000)
  expect(new Set(heard)).toEqual(new Set(['200']))
  expect(() => statSync(path.join(folder, 'data', 'aflora.db-wal'))).toThrow()
})

test('a second signal ends it at once', async () => {
  const site = await up(start())
  const held = get({ host: '127.0.0.1', port, path: '/', headers: { Host: `localhost:${port}` } })
  held.on('error', () => {})
  await once(held, 'response')
  site.child.kill('SIGTERM')
  site.child.kill('SIGINT')
  expect(await site.ended).not.toBeNull()
})

test('after a fault that nobody caught it says so, finishes what was begun and ends with 1', async () => {
  const onSignal = 'process.on("SIGUSR2",()=>{Promise.reject(new Error("lost"))})'
  const site = await up(start({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(onSignal)}` }))
  const visit = ask()
  site.child.kill('SIGUSR2')
  expect(await visit).toBe('200')
  expect(await site.ended).toBe(1)
  const lines = site.heard.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>)
  expect(lines.find(({ event }) => event === 'unhandled-rejection')).toMatchObject({
    level: 'error',
    error: 'Error: lost',
  })
})

test('several processes share the port and count visits together', async () => {
  const site = await up(start({ WORKERS: '2' }))
  const heard: string[] = []
  for (let turn = 0; turn < 24; turn++) heard.push(await ask(undefined, 'POST', '/in'))
  expect(heard.filter((status) => status === '429')).toHaveLength(4)
  site.child.kill('SIGTERM')
  expect(await site.ended).toBe(0)
})

function ask(agent?: Agent, method = 'GET', place = '/'): Promise<string> {
  const headers = { Host: `localhost:${port}`, 'Sec-Fetch-Site': 'same-origin' }
  return new Promise((resolve) => {
    const asked = get({ host: '127.0.0.1', port, path: place, method, agent: agent ?? false, headers }, (answer) => {
      answer.resume().on('end', () => resolve(String(answer.statusCode)))
    })
    asked.on('error', (fault: NodeJS.ErrnoException) => resolve(fault.code ?? 'failed'))
  })
}

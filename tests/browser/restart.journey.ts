import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DrilledSite, runSite } from '../../bench/drills/site/run-site.ts'
import { freePort } from '../setup/free-port.ts'

// Two processes behind a reverse proxy that keeps its connections, as nginx and others do.

const folder = mkdtempSync(path.join(tmpdir(), 'aflora-restart-'))
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 })
let site: DrilledSite
let proxy: http.Server
let address: string

beforeAll(async () => {
  site = await runSite({ DATA_DIR: folder, DATABASE_URL: '', WORKERS: '2', LOG_LEVEL: 'info' })
  await site.start()
  const port = await freePort()
  proxy = http.createServer((asked, answer) => {
    const { method, url, headers } = asked
    const host = new URL(site.url).host
    const passed = http.request(`${site.url}${url}`, { method, headers: { ...headers, host }, agent }, (heard) => {
      answer.writeHead(heard.statusCode ?? 502, heard.headers)
      heard.pipe(answer)
    })
    passed.on('error', () => answer.headersSent || answer.writeHead(502).end())
    asked.pipe(passed)
  })
  await new Promise<void>((resolve) => proxy.listen(port, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${port}`
})

afterAll(async () => {
  proxy.close()
  agent.destroy()
  await site.kill()
  rmSync(folder, { recursive: true, force: true })
})

const replaced = () => site.said().split('"event":"worker-replaced"').length - 1

test('restarted one process after the other, several times, it fails no request', async () => {
  const heard: number[] = []
  let over = false
  const visitors = Array.from({ length: 8 }, async (_, nth) => {
    while (!over) {
      heard.push((await fetch(`${address}${nth % 2 ? '/healthz' : '/'}`)).status)
      // Some ask without a break, some leave their connection idle for a while.
      await pause(nth * 15)
    }
  })
  await expect.poll(() => heard.length, { timeout: 20_000 }).toBeGreaterThan(20)
  for (let restart = 1; restart <= 3; restart++) {
    site.signal('SIGHUP')
    await expect.poll(replaced, { timeout: 60_000 }).toBe(restart * 2)
  }
  over = true
  await Promise.all(visitors)
  expect(heard.filter((status) => status !== 200)).toEqual([])
  expect(heard.length).toBeGreaterThan(100)
}, 240_000)

test('whoever watches over it sees the figures of both processes, whichever is asked', async () => {
  for (let nth = 0; nth < 4; nth++) await fetch(`${site.url}/`)
  const text = await (await fetch(`${site.url}/metrics`)).text()
  for (const worker of ['1', '2']) {
    expect(text).toContain(`aflora_ready{worker="${worker}"} 1`)
    expect(text).toMatch(new RegExp(`^process_resident_memory_bytes\\{worker="${worker}"\\} \\d+$`, 'm'))
  }
  expect(text).toMatch(/^aflora_request_seconds_bucket\{worker="\d",group="home",le="0.05"\} \d+$/m)
  for (const line of text.trim().split('\n')) expect(line).toMatch(/^\w+(\{[^}]*\})? [\d.e+-]+$/)
})

test('asked to stop, it tells balancers first, lets go of kept connections and ends well', async () => {
  const kept = new http.Agent({ keepAlive: true })
  const ask = (place: string) =>
    new Promise<{ status: number; connection?: string }>((resolve, reject) => {
      http
        .get(`${site.url}${place}`, { agent: kept }, (answer) => {
          const { statusCode = 0, headers } = answer
          answer.resume().on('end', () => resolve({ status: statusCode, connection: headers.connection }))
        })
        .on('error', reject)
    })
  expect(await ask('/readyz')).toEqual({ status: 200, connection: 'keep-alive' })
  const ended = site.stop()
  await expect.poll(() => ask('/readyz'), { interval: 5 }).toEqual({ status: 503, connection: 'close' })
  kept.destroy()
  expect(await ended).toBe(0)
})

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { allPairs, castVotes } from '../../bench/drills/crowd/cast-votes.ts'
import { faultsIn } from '../../bench/drills/crowd/faults-in.ts'
import type { Crowd } from '../../bench/drills/crowd/fill-crowd.ts'
import { storedInFile } from '../../bench/drills/crowd/stored-ballots.ts'
import { type LoopDisk, newDisk, whyNoLoopDisk } from '../../bench/drills/power/loop-disk.ts'
import { type DrilledSite, runSite, statusOf } from '../../bench/drills/site/run-site.ts'

// What goes wrong on machines: full and failing disks, too few file handles, two programs on one file.

let place: string
let disk: LoopDisk | undefined
let sites: DrilledSite[] = []

beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'aflora-fault-'))
})

afterEach(async () => {
  for (const site of sites) await site.kill()
  sites = []
  disk?.release()
  disk = undefined
  rmSync(place, { recursive: true, force: true })
})

const probe = mkdtempSync(path.join(tmpdir(), 'aflora-probe-'))
const noDisk = whyNoLoopDisk(probe)
rmSync(probe, { recursive: true, force: true })
if (noDisk) console.warn(`Full and read-only disks are skipped: ${noDisk}.`)

async function crowdIn(folder: string): Promise<Crowd> {
  const before = { ...process.env }
  Object.assign(process.env, { DATA_DIR: folder, DATABASE_URL: '' })
  vi.resetModules()
  try {
    const { fillCrowd } = await import('../../bench/drills/crowd/fill-crowd.ts')
    return await fillCrowd({ people: 40, ideas: 60 })
  } finally {
    process.env = before
  }
}

async function siteOn(folder: string, settings: Record<string, string> = {}) {
  const site = await runSite({ DATA_DIR: folder, DATABASE_URL: '', ...settings })
  sites.push(site)
  return site
}

/** What everybody can read, and somebody signed in whose session was last seen long ago. */
async function readings({ url }: DrilledSite, { slug, ideas, people }: Crowd) {
  const idea = `/i/${ideas[0]}-${ideas[0]}`
  const pages = ['/', `/c/${slug}`, idea, '/search?q=drill', `/c/${slug}/feed.atom`]
  const signedIn = { cookie: `sid=${people[1]?.session}` }
  const own = ['/', `/c/${slug}`, idea, '/me']
  return Promise.all([
    ...pages.map((page) => statusOf(url + page)),
    ...own.map((page) => statusOf(url + page, signedIn)),
  ])
}

const allRead = Array(9).fill(200)

async function pressOnce({ url }: DrilledSite, { people }: Crowd, idea: string, person = 2, language = 'en') {
  const headers = {
    cookie: `sid=${people[person]?.session}`,
    'sec-fetch-site': 'same-origin',
    'accept-language': language,
    'content-type': 'application/x-www-form-urlencoded',
  }
  const answer = await fetch(`${url}/i/${idea}/vote`, { method: 'POST', headers, body: 'back=', redirect: 'manual' })
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body: await answer.text() }
}

async function why({ url }: DrilledSite) {
  const answer = await fetch(`${url}/readyz`)
  return { status: answer.status, ...((await answer.json()) as { why?: string; checks: Record<string, string> }) }
}

test.skipIf(noDisk)(
  'a full disk: reading goes on, votes wait with 503, room heals it, nothing acknowledged is lost',
  async () => {
    disk = newDisk(path.join(place, 'disk'), 96)
    const crowd = await crowdIn(disk.folder)
    longAgo(disk.folder)
    const site = await siteOn(disk.folder, { JOBS: 'on' })
    await site.startAlive()
    await expect
      .poll(() => spawnSync('ls', [disk?.folder as string], { encoding: 'utf8' }).stdout)
      .toContain('ballast\n')
    const filler = path.join(disk.folder, 'filler')
    spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=64k'])

    const voters = castVotes(site.url, crowd, allPairs(crowd), 6)
    // The ballast goes first, so it takes more than ten megabytes until nothing can be written.
    await expect
      .poll(() => spawnSync('ls', [disk?.folder as string], { encoding: 'utf8' }).stdout, { timeout: 30_000 })
      .not.toContain('ballast')
    spawnSync('dd', ['if=/dev/zero', `of=${filler}2`, 'bs=64k'])
    await expect.poll(() => voters.cast.refused['503'] ?? 0, { timeout: 30_000 }).toBeGreaterThan(3)
    expect(await readings(site, crowd)).toEqual(allRead)
    expect(await why(site)).toMatchObject({ status: 503, why: 'disk-full', checks: { database: 'failed' } })
    const pressed = await pressOnce(site, crowd, 'idea59', 3, 'ru')
    expect([pressed.status, pressed.retryAfter]).toEqual([503, '30'])
    expect(pressed.body).toContain('Диск этого сайта заполнен')

    rmSync(filler)
    rmSync(`${filler}2`)
    await expect.poll(async () => (await pressOnce(site, crowd, 'idea59', 3)).status, { timeout: 10_000 }).toBe(303)
    const cast = await voters.stop()
    expect(Object.keys(cast.refused).filter((status) => status !== '503')).toEqual([])
    expect(faultsIn(storedInFile(disk.folder), cast.acknowledged)).toEqual([])
  },
  240_000,
)

test.skipIf(noDisk)(
  'a disk that became read-only: reading goes on, writing says so, and so does /readyz',
  async () => {
    disk = newDisk(path.join(place, 'disk'), 96, 'errors=remount-ro')
    const crowd = await crowdIn(disk.folder)
    const site = await siteOn(disk.folder)
    await site.startAlive()
    expect((await pressOnce(site, crowd, 'idea1')).status).toBe(303)
    failDisk(disk)
    await expect.poll(async () => (await pressOnce(site, crowd, 'idea2', 2, 'es')).status).toBe(503)
    expect((await pressOnce(site, crowd, 'idea2', 2, 'es')).body).toMatch(/El disco de este sitio/)
    expect(await readings(site, crowd)).toEqual(allRead)
    expect(await why(site)).toMatchObject({ status: 503, checks: { database: 'failed' } })
    expect((await why(site)).why).toMatch(/^(read-only|disk-failing)$/)
  },
  120_000,
)

test('a damaged file: it refuses to start and says how to bring a copy back', async () => {
  await crowdIn(place)
  const file = path.join(place, 'aflora.db')
  const { readFileSync } = await import('node:fs')
  const bytes = readFileSync(file)
  for (let page = 3; page < 60; page += 2) bytes.fill(0xa5, page * 4096, page * 4096 + 2048)
  writeFileSync(file, bytes)
  const site = await siteOn(place)
  await expect(site.start()).rejects.toThrow(/is damaged[^\n]*npm run aflora -- restore/)
})

test('two programs on one file: both take votes, nobody hears of a busy database, nothing is lost', async () => {
  const crowd = await crowdIn(place)
  const [one, other] = [await siteOn(place), await siteOn(place)]
  await Promise.all([one.start(), other.start()])
  const pairs = allPairs(crowd)
  const voters = [one, other].map(({ url }) => castVotes(url, crowd, pairs, 6))
  await pause(3000)
  const casts = await Promise.all(voters.map((each) => each.stop()))
  for (const cast of casts) {
    expect(cast.refused).toEqual({})
    expect(cast.acknowledged.length).toBeGreaterThan(0)
  }
  expect(
    faultsIn(
      storedInFile(place),
      casts.flatMap((cast) => cast.acknowledged),
    ),
  ).toEqual([])
}, 120_000)

test('out of file handles: it lives, and serves again once there are some', async () => {
  await crowdIn(place)
  const site = await siteOn(place)
  await site.start()
  spawnSync('prlimit', ['--pid', String(site.pid()), '--nofile=128:128'])
  const port = Number(new URL(site.url).port)
  const sockets: Socket[] = []
  for (let nth = 0; nth < 600; nth++) sockets.push(connect(port, '127.0.0.1').on('error', () => {}))
  await pause(1500)
  for (const socket of sockets) socket.destroy()
  await expect.poll(() => statusOf(`${site.url}/`), { timeout: 15_000 }).toBe(200)
  await expect.poll(() => statusOf(`${site.url}/readyz`), { timeout: 15_000 }).toBe(200)
}, 120_000)

/** Sessions were last seen so long ago that reading wants to write that down. */
function longAgo(folder: string) {
  const program = `const d=new (require('better-sqlite3'))(${JSON.stringify(path.join(folder, 'aflora.db'))});d.exec('update sessions set seen_at = seen_at - 3600000')`
  const done = spawnSync(process.execPath, ['-e', program])
  expect(done.status).toBe(0)
}

/** As the kernel does when the disk beneath answers with errors. */
function failDisk({ folder }: LoopDisk) {
  const device = spawnSync('findmnt', ['-n', '-o', 'SOURCE', folder], { encoding: 'utf8' }).stdout.trim()
  writeFileSync(`/sys/fs/ext4/${path.basename(device)}/trigger_fs_error`, '1')
}

import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest'
import { examineChains } from '#app/features/admin/examine-chains.server.ts'
import { engine } from '#drizzle/columns.ts'
import { database, transaction } from '#drizzle/database.ts'
import { reopenSource } from '#drizzle/engines/moving/close-source.ts'
import { moveOrganisation } from '#drizzle/engines/moving/move-organisation.ts'
import { movedTables } from '#drizzle/engines/moving/moved-table.ts'
import { isMovingIn } from '#drizzle/engines/moving/moving-in.ts'
import { openPlace, type Place } from '#drizzle/engines/moving/place.ts'
import { migrate } from '#drizzle/migrate.ts'
import { keepSetting } from '#drizzle/queries/settings.ts'
import { bundledProgram, runProgram } from '#tests/bundled-program.ts'
import { aPerson } from '#tests/factory.ts'
import { aFullWorld } from '#tests/full-world.ts'
import { startPostgres } from '#tests/setup/postgres-server.ts'

// Whole databases are copied, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const here = engine === 'postgres' ? (process.env.DATABASE_URL as string) : `sqlite:${process.env.DATA_DIR}`
const folder = mkdtempSync(path.join(tmpdir(), 'aflora-moves-'))
const own = engine === 'postgres' ? undefined : await startPostgres()
const server = own?.url ?? inject('postgresServer')
const open: Place[] = []

/** An empty database of the other engine, or of this one. */
async function somewhere(kind: 'other' | 'same') {
  const name = `moved_${randomBytes(6).toString('hex')}`
  if ((engine === 'postgres') === (kind === 'other')) return `sqlite:${path.join(folder, name)}`
  const admin = postgres(`${server}postgres`, { max: 1, onnotice: () => {} })
  await admin.unsafe(`CREATE DATABASE ${name}`)
  await admin.end()
  return `${server}${name}`
}

function place(named: string) {
  const opened = openPlace(named, false)
  open.push(opened)
  return opened
}

const settingsIn = async (where: Place) => where.rows(`SELECT value FROM settings WHERE name = 'greeting'`)

beforeAll(async () => {
  await migrate()
  await aFullWorld()
})

afterEach(async () => {
  await reopenSource(place(here), movedTables())
  for (const each of open.splice(0)) await each.close()
})

afterAll(async () => {
  await own?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('an organisation moves to the other engine and back, and every value of every table is the same', async () => {
  const [there, back] = [await somewhere('other'), await somewhere('same')]
  const first = await moveOrganisation(place(here), place(there), {
    examine: async (copy) => void (await examineChains(copy)),
  })
  const second = await moveOrganisation(place(there), place(back))
  expect(Object.entries(first).filter(([, { rows }]) => rows === 0)).toEqual([])
  expect(Object.keys(first).length).toBeGreaterThan(60)
  expect(second).toEqual(first)
  expect(await examineChains(place(back))).toBe(6)
})

test('while it is moved and afterwards nobody can change what is left behind, until it is opened again', async () => {
  const change = () => transaction(() => keepSetting('greeting', 'late', new Date()))
  await moveOrganisation(place(here), place(await somewhere('other')))
  await expect(change().catch((fault) => Promise.reject(fault.cause ?? fault))).rejects.toThrow(/being moved/)
  expect(await settingsIn(place(here))).toEqual([])
  await reopenSource(place(here), movedTables())
  await change()
  expect(await settingsIn(place(here))).toHaveLength(1)
})

test('a database that holds anything is never overwritten', async () => {
  const there = await somewhere('other')
  await moveOrganisation(place(here), place(there))
  await expect(moveOrganisation(place(here), place(there))).rejects.toThrow(/is not empty/)
  await reopenSource(place(here), movedTables())
  await expect(moveOrganisation(place(here), place(here))).rejects.toThrow(/is not empty/)
})

/** Copies until this table is done, as if the power went then. */
const stoppedAfter = (there: Place, last: string) =>
  expect(
    moveOrganisation(place(here), there, {
      copied: (table) => {
        if (table === last) throw new Error('the power is gone')
      },
    }),
  ).rejects.toThrow('the power is gone')

test('a change behind the lock is noticed', async () => {
  const there = place(await somewhere('other'))
  const person = await aPerson({ name: 'Before' })
  await stoppedAfter(there, 'people')
  const closed = place(here)
  const names = engine === 'postgres' ? ['"moving_out" ON people'] : ['moving_out_people_update']
  for (const name of names) await closed.script(`DROP TRIGGER ${name}`)
  await closed.script(`UPDATE people SET name = 'After' WHERE id = '${person.id}'`)
  await expect(moveOrganisation(place(here), there)).rejects.toThrow(/^people differs/)
  if (engine === 'postgres')
    await closed.script(`CREATE TRIGGER "moving_out" BEFORE INSERT ON people EXECUTE FUNCTION moving_out()`)
  else await closed.script(`CREATE TRIGGER moving_out_people_update BEFORE UPDATE ON people BEGIN SELECT 1; END`)
})

test('half a copy is refused once its source has been open in between, and no site starts on it', async () => {
  const there = place(await somewhere('other'))
  await stoppedAfter(there, 'people')
  expect(await isMovingIn(there)).toBe(true)
  await reopenSource(place(here), movedTables())
  await expect(moveOrganisation(place(here), there)).rejects.toThrow(/before it was opened to changes again/)
  await database().script('CREATE TABLE moving_in (move_id text)')
  await expect(migrate()).rejects.toThrow(/not finished/)
  await database().script('DROP TABLE moving_in')
})

test('a log of ballots that was spoilt does not pass for a copy', async () => {
  const [there, again] = [await somewhere('other'), await somewhere('same')]
  await moveOrganisation(place(here), place(there))
  const copy = place(there)
  await reopenSource(copy, movedTables())
  const guard = engine === 'postgres' ? 'ballot_log_fixed' : '"ballot_log_only_grows" ON ballot_log'
  await copy.script(`DROP TRIGGER ${guard}`)
  await copy.script(`UPDATE ballot_log SET kind = 'void' WHERE seq = 3`)
  const moving = moveOrganisation(copy, place(again), { examine: async (each) => void (await examineChains(each)) })
  await expect(moving).rejects.toThrow(/does not fit from entry 3 on/)
})

test('killed in the middle, the same command finishes the copy', async () => {
  const program = await bundledProgram('tests/programs/move.ts')
  const there = await somewhere('other')
  // So many that there is a middle.
  const many = Array.from(
    { length: 12_000 },
    (_, nth) =>
      `('guest-${nth}', 'guest', '${'x'.repeat(400)}', 'customer', 'member', '', '', ${engine === 'postgres' ? 'now()' : '0'})`,
  )
  await database().script(
    `INSERT INTO people (id, kind, name, affiliation, role, title, security_stamp, created_at) VALUES ${many.join(', ')}`,
  )

  let killed = 0
  for (let turn = 0; turn < 3; turn++) {
    const run = runProgram(program, [here, there])
    const watch = place(there)
    const rows = async () => {
      if (!(await isMovingIn(watch))) return 0
      const [row] = await watch.rows(`SELECT rows_moved FROM moving_in WHERE table_name = 'people'`)
      return Number(row?.rows_moved ?? 0)
    }
    const before = await rows()
    while ((await rows()) <= before && !/copied {4}people/.test(run.said()))
      await new Promise((go) => setTimeout(go, 2))
    const reached = await rows()
    run.kill()
    await run.ended
    if (reached > 0 && reached < 12_000) killed += 1
  }
  expect(killed).toBeGreaterThan(0)
  expect(await isMovingIn(place(there))).toBe(true)
  const { code, said } = await runProgram(program, [here, there]).ended
  expect([code, said]).toEqual([0, expect.stringContaining('equal to those in')])
  expect(said).toMatch(/equal {5}people +12\d\d\d /)
  expect(await isMovingIn(place(there))).toBe(false)
})

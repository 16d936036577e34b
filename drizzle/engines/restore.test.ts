import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { engine } from '#drizzle/columns.ts'
import { bundledProgram, runProgram } from '#tests/bundled-program.ts'
import { UsePostgresTools } from './copy.ts'
import { restoreDatabase, StillInUse } from './restore.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'aflora-restore-'))
const copy = path.join(folder, 'copy.db')
let dataDir = ''
let place = ''

beforeEach(() => {
  dataDir = mkdtempSync(path.join(folder, 'data-'))
  place = path.join(dataDir, 'aflora.db')
  rmSync(copy, { force: true })
  write(copy, 'of the copy', 200).close()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A database with so many rows that say the same, still open. */
function write(file: string, said: string, rows: number) {
  const database = new Database(file)
  database.exec('create table if not exists migrations (name text); create table if not exists words (said text)')
  const add = database.prepare('insert into words values (?)')
  for (let row = 0; row < rows; row++) add.run(said.padEnd(2000, '.'))
  return database
}

/** What the rows of a whole database say, and how many there are. */
function read(file: string) {
  const database = new Database(file, { fileMustExist: true })
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    const found = database.prepare("select rtrim(said, '.') as said, count(*) as rows from words group by 1").get()
    return found as { said: string; rows: number }
  } finally {
    database.close()
  }
}

/** The files a killed site leaves: the last rows are in its journal alone. */
function leaveKilled(said: string, rows: number) {
  const other = path.join(mkdtempSync(path.join(folder, 'killed-')), 'aflora.db')
  new Database(other).pragma('journal_mode = wal')
  const database = write(other, said, rows)
  for (const end of ['', '-wal']) copyFileSync(other + end, place + end)
  database.close()
}

const older = { said: 'of the site', rows: 30 }
const newer = { said: 'of the copy', rows: 200 }

test('while anybody has the database open a restore is refused and changes nothing', async () => {
  if (engine === 'postgres')
    return void (await expect(restoreDatabase(copy, dataDir)).rejects.toThrow(UsePostgresTools))
  new Database(place).pragma('journal_mode = wal')
  const site = write(place, older.said, older.rows)
  await expect(restoreDatabase(copy, dataDir)).rejects.toThrow(StillInUse)
  site.prepare('insert into words values (?)').run(older.said)
  site.close()
  expect(read(place)).toEqual({ said: older.said, rows: older.rows + 1 })
  await restoreDatabase(copy, dataDir)
  expect(read(place)).toEqual(newer)
})

test('what a killed site had only in its journal stays in the database that is kept beside', async () => {
  if (engine === 'postgres') return
  leaveKilled(older.said, older.rows)
  const kept = (await restoreDatabase(copy, dataDir)) as string
  expect(read(place)).toEqual(newer)
  expect(read(kept)).toEqual(older)
  expect(readdirSync(dataDir).sort()).toEqual(['aflora.db', path.basename(kept)])
})

test('over a database that cannot be read any more a copy is brought back all the same', async () => {
  if (engine === 'postgres') return
  writeFileSync(place, 'no database at all '.repeat(1000))
  const kept = (await restoreDatabase(copy, dataDir)) as string
  expect(read(place)).toEqual(newer)
  expect(readFileSync(kept, 'utf8')).toContain('no database at all')
})

test('where what is brought first fails, the database stays', async () => {
  if (engine === 'postgres') return
  write(place, older.said, older.rows).close()
  const fails = () => Promise.reject(new Error('no room for pictures'))
  await expect(restoreDatabase(copy, dataDir, fails)).rejects.toThrow('no room')
  expect(read(place)).toEqual(older)
})

test('a restore that is killed at any moment leaves the old database or the new one, whole', async () => {
  if (engine === 'postgres') return
  const program = await bundledProgram('tests/programs/restore.ts')
  const begin = async () => {
    const run = runProgram(program, [copy, dataDir])
    await expect.poll(() => run.said(), { timeout: 30_000, interval: 1 }).toContain('begun')
    return run
  }
  leaveKilled(older.said, older.rows)
  for (let nth = 0; nth < 12; nth++) {
    const run = await begin()
    await pause(nth * 3)
    run.kill()
    await run.ended
    const found = read(place)
    expect([older, newer]).toContainEqual(found)
    if (found.said === newer.said) {
      for (const name of readdirSync(dataDir)) rmSync(path.join(dataDir, name))
      leaveKilled(older.said, older.rows)
    }
  }
  expect((await (await begin()).ended).code).toBe(0)
  expect(read(place)).toEqual(newer)
  expect(existsSync(`${place}.unfinished`)).toBe(false)
}, 120_000)

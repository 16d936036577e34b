import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { lookOverFile } from './look-over-file.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'aflora-damage-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A file with so many rows in one large and one small table, each with an index. */
function aFile(name: string, rows: number) {
  const dataDir = path.join(folder, name)
  mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, 'aflora.db')
  const database = new Database(file)
  database.exec(
    'create table small (id text primary key, said text); create table large (id text primary key, said text)',
  )
  database.exec('create index large_said on large (said)')
  const filled = `with recursive n(at) as (select 1 union all select at + 1 from n where at < ?) select 'row' || at, hex(randomblob(400)) from n`
  database.prepare(`insert into small ${filled}`).run(50)
  database.prepare(`insert into large ${filled}`).run(rows)
  database.close()
  return { dataDir, file }
}

function spoil(file: string, from: number, many: number) {
  const bytes = readFileSync(file)
  for (let page = from; page < from + many; page++) bytes.fill(0xa5, page * 4096, page * 4096 + 4096)
  writeFileSync(file, bytes)
}

test('a sound file passes, also an empty one and none at all', () => {
  expect(() => lookOverFile(aFile('sound', 500).dataDir)).not.toThrow()
  expect(() => lookOverFile(path.join(folder, 'nothing-here'))).not.toThrow()
  const empty = path.join(folder, 'empty')
  mkdirSync(empty)
  writeFileSync(path.join(empty, 'aflora.db'), '')
  expect(() => lookOverFile(empty)).not.toThrow()
})

test.each([1, 5, 40, 100])('damage at page %i of a small file is found, and the newest copy named', (page) => {
  const { dataDir, file } = aFile(`damaged-${page}`, 500)
  mkdirSync(path.join(dataDir, 'backups'))
  for (const date of ['2026-03-01', '2026-03-02']) writeFileSync(path.join(dataDir, 'backups', `aflora-${date}.db`), '')
  spoil(file, page, 3)
  expect(() => lookOverFile(dataDir)).toThrow(/is damaged \(.*aflora -- restore .*aflora-2026-03-02\.db/s)
})

test('what is no database at all is told the same way', () => {
  const { dataDir, file } = aFile('other', 10)
  writeFileSync(file, 'a letter to the editor, and a long one'.repeat(200))
  expect(() => lookOverFile(dataDir)).toThrow(/is damaged \(.*restore <copy>/s)
})

test('a large file is looked over where damage hurts first: small tables, and the way into every index', () => {
  const { dataDir, file } = aFile('large', 60_000)
  const began = performance.now()
  expect(() => lookOverFile(dataDir)).not.toThrow()
  // Where the machine is slow the look ends by itself.
  expect(performance.now() - began).toBeLessThan(20_000)
  const database = new Database(file)
  const root = Number(database.prepare("select rootpage from sqlite_schema where name = 'large_said'").pluck().get())
  database.close()
  spoil(file, root - 1, 1)
  expect(() => lookOverFile(dataDir)).toThrow(/is damaged/)
})

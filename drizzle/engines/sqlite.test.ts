import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openSqlite } from './sqlite.ts'

test('samples that a host had SQLite take of the tables are gone once the site has opened them', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'aflora-samples-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const byHand = new Database(path.join(dataDir, 'aflora.db'))
  onTestFinished(() => void byHand.close())
  byHand.exec('create table things (id text primary key, kind text); create index things_kind on things (kind)')
  const filled =
    "with recursive n(at) as (select 1 union all select at + 1 from n where at < 500) insert into things select 'thing' || at, at % 7 from n"
  byHand.exec(`${filled}; analyze`)
  const samples = () => byHand.prepare('select count(*) from sqlite_stat4').pluck().get()
  expect(samples()).toBeGreaterThan(0)
  await openSqlite(dataDir).close()
  expect(samples()).toBe(0)
})

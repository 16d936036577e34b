import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { copyFiles, placeOf } from '#app/features/files/file-store.server.ts'
import { engine } from '#drizzle/columns.ts'
import { checkCopy, copyDatabase, UsePostgresTools } from '#drizzle/engines/copy.ts'
import { newId } from '#drizzle/ids.ts'
import { aPerson } from '#tests/factory.ts'
import { outdatedBackups } from './outdated-backups.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'aflora-backup-'))

test('a copy is whole and is checked; a damaged one is noticed', async () => {
  const file = path.join(folder, 'copy.db')
  await aPerson()
  if (engine === 'postgres') return void (await expect(copyDatabase(file)).rejects.toThrow(UsePostgresTools))
  await copyDatabase(file)
  expect(checkCopy(file)).toBeGreaterThan(0)
  const bytes = readFileSync(file)
  bytes.fill(0xff, 4096 * 5, 4096 * 40)
  const damaged = path.join(folder, 'damaged.db')
  writeFileSync(damaged, bytes)
  expect(() => checkCopy(damaged)).toThrow()
})

test('seven days and four Sundays stay', () => {
  const now = new Date('2026-03-31T04:00:00Z')
  const names = Array.from(
    { length: 40 },
    (_, days) => `aflora-${new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10)}.db`,
  )
  const kept = [...names, 'notes.txt'].filter((name) => !outdatedBackups([...names, 'notes.txt'], now).includes(name))
  expect(kept).toEqual([
    ...names.slice(0, 7),
    'aflora-2026-03-22.db',
    'aflora-2026-03-15.db',
    'aflora-2026-03-08.db',
    'notes.txt',
  ])
})

test('where Sunday was missed the newest of that week stays, day after day the same, and nothing older than four weeks', () => {
  const made = (days: number, until: string) =>
    `aflora-${new Date(Date.parse(until) - days * 86_400_000).toISOString().slice(0, 10)}.db`
  let kept: string[] = []
  for (let today = 0; today < 60; today++) {
    const now = new Date(Date.parse('2026-03-01T04:00:00Z') + today * 86_400_000)
    // Off on weekends.
    if (![0, 6].includes(now.getUTCDay())) kept.push(made(0, now.toISOString()))
    const outdated = outdatedBackups(kept, now)
    kept = kept.filter((name) => !outdated.includes(name))
    expect(kept.every((name) => Date.parse(name.slice(7, 17)) > now.getTime() - 29 * 86_400_000)).toBe(true)
  }
  expect(kept).toEqual([
    'aflora-2026-04-03.db',
    'aflora-2026-04-10.db',
    'aflora-2026-04-17.db',
    ...['23', '24', '27', '28', '29'].map((date) => `aflora-2026-04-${date}.db`),
  ])
})

test('a copy that is made takes place in a thread: meanwhile others write', async () => {
  if (engine === 'postgres') return
  const file = path.join(folder, 'meanwhile.db')
  let [made, people] = [false, 0]
  const copying = copyDatabase(file).then(() => {
    made = true
  })
  while (!made) {
    await aPerson()
    people += 1
  }
  await copying
  expect(people).toBeGreaterThan(3)
  expect(checkCopy(file)).toBeGreaterThan(0)
})

test('what people sent is copied beside the database, comes back from there, and goes with it', async () => {
  const [id, from, to] = [newId(), path.join(folder, 'kept'), path.join(folder, 'copy.db.files')]
  mkdirSync(path.dirname(placeOf(id, from)), { recursive: true })
  writeFileSync(placeOf(id, from), 'a picture')
  writeFileSync(path.join(from, 'notes.txt'), 'not ours')
  expect(await copyFiles(from, to)).toBe(1)
  expect(await copyFiles(from, to)).toBe(0)
  rmSync(from, { recursive: true })
  expect(await copyFiles(to, from)).toBe(1)
  expect(readFileSync(placeOf(id, from), 'utf8')).toBe('a picture')
  const now = new Date('2026-03-31T04:00:00Z')
  expect(
    outdatedBackups(['aflora-2026-03-02.db', 'aflora-2026-03-02.db.files', 'aflora-2026-03-31.db.files'], now),
  ).toEqual(['aflora-2026-03-02.db', 'aflora-2026-03-02.db.files'])
})

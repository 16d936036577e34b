import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { engine } from '#drizzle/columns.ts'
import { checkCopy, copyDatabase, UsePostgresTools } from '#drizzle/engines/copy.ts'
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

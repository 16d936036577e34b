import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { backUpNow } from '#app/features/admin/backups/back-up-now.server.ts'
import { backupFolder } from '#app/features/admin/backups/keep-backups.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import * as backups from '#app/routes/admin/backups.tsx'
import { engine } from '#drizzle/columns.ts'
import { transaction } from '#drizzle/database.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { endJob, takeJob } from '#drizzle/queries/jobs.ts'
import { aModerator, anAdmin } from '#tests/factory.ts'
import { visitRoute } from '#tests/visit-route.ts'

let admin: Viewer
beforeEach(async () => {
  rmSync(backupFolder(), { recursive: true, force: true })
  admin = await anAdmin()
})

const send = (form: Record<string, string>, as = admin) => visitRoute(backups, '/admin/backups', { as, form })
type Page = { elsewhere: string[] | null; backups: { name: string; size: string; state: string; files: number }[] }
const shown = async () => (await visitRoute(backups, '/admin/backups', { as: admin })).page as unknown as Page
const today = () => `aflora-${new Date().toISOString().slice(0, 10)}.db`

test.runIf(engine === 'postgres')('on PostgreSQL the page says how copies are made there', async () => {
  expect((await shown()).elsewhere?.join('\n')).toMatch(/pg_dump[\s\S]*pg_restore[\s\S]*files/)
  expect(await backUpNow(admin)).toEqual({ ok: false, reason: 'backup-elsewhere' })
})

test.runIf(engine === 'sqlite')('a copy is made at one press, checked, listed and noted in the audit log', async () => {
  expect(await shown()).toMatchObject({ elsewhere: null, backups: [] })
  expect((await send({ do: 'make' })).status).toBe(303)
  const [copy, ...others] = (await shown()).backups
  expect(others).toEqual([])
  expect(copy).toMatchObject({ name: today(), files: 0, state: expect.stringMatching(/^Whole, checked on/) })
  expect(copy?.size).toMatch(/\d.*(kB|MB)/)
  const [last] = await auditEntries(1, { who: '', action: 'backup.made', thing: '' })
  expect(last?.entry).toMatchObject({ actorId: admin.id, subjectId: today() })
})

test.runIf(engine === 'sqlite')('a copy that changed is not called whole, and a damaged one is found out', async () => {
  await send({ do: 'make' })
  const file = path.join(backupFolder(), today())
  writeFileSync(file, readFileSync(file).fill(0xff, 4096 * 5, 4096 * 40))
  expect((await shown()).backups).toMatchObject([{ state: 'Not checked since it was written' }])
  await send({ do: 'check', name: today() })
  expect((await shown()).backups).toMatchObject([{ state: expect.stringMatching(/^Damaged/) }])
  await send({ do: 'make' })
  await send({ do: 'check', name: today() })
  expect((await shown()).backups).toMatchObject([{ state: expect.stringMatching(/^Whole/) }])
})

test.runIf(engine === 'sqlite')('while a copy is being made there is no second one', async () => {
  const now = new Date()
  await transaction(() => takeJob('keep-backups', now, now, new Date(now.getTime() + 60_000)))
  expect(await backUpNow(admin)).toEqual({ ok: false, reason: 'backup-busy' })
  await transaction(() => endJob('keep-backups', now, ''))
  expect(await backUpNow(admin)).toMatchObject({ ok: true })
})

test.runIf(engine === 'sqlite')('only kept copies can be asked for', async () => {
  await send({ do: 'make' })
  for (const name of ['../aflora.db', 'aflora-2020-01-01.db', ''])
    expect((await send({ do: 'check', name })).status).toBe(404)
})

test('nobody else makes one', async () => {
  const moderator = await aModerator()
  expect((await visitRoute(backups, '/admin/backups', { as: moderator })).status).toBe(404)
  expect((await send({ do: 'make' }, moderator)).status).toBe(404)
  expect((await shown()).backups).toEqual([])
})

import { expect, test } from 'vitest'
import { audit } from '#app/features/events/audit.server.ts'
import { transaction } from '#drizzle/database.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { anAdmin, anEmployee, aPerson } from '#tests/factory.ts'
import { textOf } from '#tests/whole-file.ts'
import { auditPage } from './audit-page.server.ts'
import { exportAudit } from './export-audit.server.ts'

const page = (query = '') => auditPage(new URL(`http://localhost/admin/audit${query}`))
const note = (actor: { id: string } | null, action: string, subjectId: string, at: Date, reason = '') =>
  transaction(() => audit(actor, action, { subject: 'contest', subjectId, after: { places: 3 }, reason }, at))

test('an entry is found by who did it, what was done, to what, and when', async () => {
  const zoe = await aPerson({ name: 'Zoë 100%' })
  await note(zoe, 'contest.extended', 'k1', new Date('2026-03-05T10:00:00Z'))
  await note(await aPerson({ name: 'Ólafur' }), 'contest.closed', 'k2', new Date('2026-03-06T23:30:00Z'))
  const found = async (query: string) => (await page(query)).entries.map(({ action }) => action)
  expect(await found('?who=zo')).toEqual(['contest.extended'])
  expect(await found('?who=100%25')).toEqual(['contest.extended'])
  expect(await found('?who=%25')).toEqual(['contest.extended'])
  expect(await found('?who=0_%25')).toEqual([])
  expect(await found(`?who=${zoe.id}`)).toEqual(['contest.extended'])
  expect(await found(`?who=${zoe.email?.slice(0, 9)}`)).toContain('contest.extended')
  expect(await found('?action=contest.c')).toEqual(['contest.closed'])
  expect(await found('?thing=k2')).toEqual(['contest.closed'])
  expect(await found('?thing=contest')).toEqual(['contest.closed', 'contest.extended'])
  expect(await found('?from=2026-03-06&until=2026-03-06')).toEqual(['contest.closed'])
  expect(await found('?until=2026-03-05')).toEqual(['contest.extended'])
  expect(await found("?who='%20or%201=1--")).toEqual([])
})

test('pages follow each other without a gap, also within one instant', async () => {
  const at = new Date('2026-04-01T00:00:00Z')
  for (let n = 0; n < 130; n += 1) await note(null, 'page.turned', `p${n}`, at)
  const first = await page('?action=page')
  const second = await page(first.older ?? '')
  expect(first.entries).toHaveLength(100)
  expect(new Set([...first.entries, ...second.entries].map(({ id }) => id)).size).toBe(130)
  expect(second.older).toBeNull()
  expect((await page(`${first.older}x`)).entries[0]?.id).toBe(first.entries[0]?.id)
})

test('the file holds what was sought, runs no formula, and is in the log itself', async () => {
  const [admin, rude] = [await anAdmin(), await aPerson({ name: '=HYPERLINK("http://evil")' })]
  await note(rude, 'file.tried', 'f1', new Date('2026-05-01T00:00:00Z'), '@SUM(1+1)')
  const ask = new URL('http://localhost/admin/audit/export/csv?action=file.tried')
  const csv = await textOf(exportAudit(admin, 'csv', ask))
  const [head, line] = csv.split('\r\n')
  expect(head).toBe('\uFEFFat,actorId,actor,action,subject,subjectId,before,after,reason')
  expect(line).toContain(`"'=HYPERLINK(""http://evil"")"`)
  expect(line).toContain("'@SUM(1+1)")
  expect(csv.trim().split('\r\n')).toHaveLength(2)
  const json = JSON.parse(await textOf(exportAudit(admin, 'json', ask)))
  expect(json.entries).toMatchObject([{ action: 'file.tried', reason: '@SUM(1+1)', after: { places: 3 } }])
  const [entry] = await auditEntries(1, { action: 'audit.exported' })
  expect(entry?.entry.after).toMatchObject({ format: 'json', action: 'file.tried', entries: 1 })
  await expect(exportAudit(await anEmployee(), 'csv', ask)).rejects.toMatchObject({ status: 404 })
})

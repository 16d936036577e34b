import { stringify } from 'csv-stringify/sync'
import { auditSearchOf } from '#app/features/admin/audit-page.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { transaction } from '#drizzle/database.ts'
import { type AuditSearch, auditEntries } from '#drizzle/queries/events.ts'

const atOnce = 500
const mostEntries = 50_000

export const auditFormats = ['csv', 'json'] as const
export type AuditFormat = (typeof auditFormats)[number]

/**
 * What the address asks for of the audit log as a file, the newest 50,000 entries; that it was taken out is an entry
 * itself. A text that a spreadsheet would run as a formula begins with an apostrophe. Throws 404 for those who may not.
 */
export async function exportAudit(viewer: Viewer, format: AuditFormat, { searchParams }: URL, now = new Date()) {
  insist(can(viewer, 'site.administer'))
  const { timeZone } = await siteSettings()
  const { search, values } = auditSearchOf(searchParams, timeZone)
  const entries = await allEntries(search)
  const about = {
    subject: 'export' as const,
    subjectId: 'audit',
    after: { format, ...values, entries: entries.length },
  }
  await transaction(() => audit(viewer, 'audit.exported', about, now))
  const name = `audit-${now.toISOString().slice(0, 10)}.${format}`
  if (format === 'json')
    return { name, type: 'application/json; charset=utf-8', body: `${JSON.stringify({ entries }, null, 2)}\n` }
  const rows = entries.map(({ before, after, ...entry }) => ({
    ...entry,
    before: before ? JSON.stringify(before) : '',
    after: after ? JSON.stringify(after) : '',
  }))
  const columns = ['at', 'actorId', 'actor', 'action', 'subject', 'subjectId', 'before', 'after', 'reason']
  const body = stringify(rows, { columns, header: true, bom: true, escape_formulas: true, record_delimiter: 'windows' })
  return { name, type: 'text/csv; charset=utf-8', body }
}

async function allEntries(search: AuditSearch) {
  const found: ReturnType<typeof entryOf>[] = []
  let after: { at: Date; id: string } | undefined
  while (found.length < mostEntries) {
    const rows = await auditEntries(atOnce, search, after)
    found.push(...rows.map(entryOf))
    const last = rows.at(-1)?.entry
    if (!last || rows.length < atOnce) break
    after = { at: last.createdAt, id: last.id }
  }
  return found
}

function entryOf({ entry, actor }: Awaited<ReturnType<typeof auditEntries>>[number]) {
  const { id: _, createdAt, actorId, ...rest } = entry
  return { at: createdAt.toISOString(), actorId: actorId ?? '', actor: actor ?? '', ...rest }
}

import { stringify } from 'csv-stringify/sync'
import { auditSearchOf } from '#app/features/admin/audit-page.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { inParts } from '#app/web/in-parts.server.ts'
import { jsonInParts } from '#app/web/json-in-parts.ts'
import { transaction } from '#drizzle/database.ts'
import { type AuditSearch, auditEntries, countAuditEntries } from '#drizzle/queries/events.ts'

const atOnce = 500
const mostEntries = 50_000

export const auditFormats = ['csv', 'json'] as const
export type AuditFormat = (typeof auditFormats)[number]

/**
 * What the address asks for of the audit log as a file, the newest 50,000 entries, read as they are taken; that it was
 * taken out is an entry itself, and no part of it: entries only come at the end that is left behind. A text that a
 * spreadsheet would run as a formula begins with an apostrophe. Throws 404 for those who may not.
 */
export async function exportAudit(viewer: Viewer, format: AuditFormat, { searchParams }: URL, now = new Date()) {
  insist(can(viewer, 'site.administer'))
  const { timeZone } = await siteSettings()
  const { search, values } = auditSearchOf(searchParams, timeZone)
  const about = {
    subject: 'export' as const,
    subjectId: 'audit',
    after: { format, ...values, entries: Math.min(await countAuditEntries(search), mostEntries) },
  }
  const body = await inParts(format === 'json' ? inJson(search) : inCsv(search))
  await transaction(() => audit(viewer, 'audit.exported', about, now))
  return { name: `audit-${now.toISOString().slice(0, 10)}.${format}`, type: types[format], body }
}

const types: Record<AuditFormat, string> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
}

async function* inJson(search: AuditSearch) {
  yield* jsonInParts({ entries: entriesIn(search) })
  yield '\n'
}

async function* inCsv(search: AuditSearch) {
  const columns = ['at', 'actorId', 'actor', 'action', 'subject', 'subjectId', 'before', 'after', 'reason']
  const form = { columns, escape_formulas: true, record_delimiter: 'windows' } as const
  yield stringify([], { ...form, header: true, bom: true })
  for await (const entries of entriesIn(search)) {
    const rows = entries.map(({ before, after, ...entry }) => ({
      ...entry,
      before: before ? JSON.stringify(before) : '',
      after: after ? JSON.stringify(after) : '',
    }))
    yield stringify(rows, form)
  }
}

async function* entriesIn(search: AuditSearch) {
  let after: { at: Date; id: string } | undefined
  for (let found = 0; found < mostEntries; found += atOnce) {
    const rows = await auditEntries(atOnce, search, after)
    yield rows.map(entryOf)
    const last = rows.at(-1)?.entry
    if (!last || rows.length < atOnce) return
    after = { at: last.createdAt, id: last.id }
  }
}

function entryOf({ entry, actor }: Awaited<ReturnType<typeof auditEntries>>[number]) {
  const { id: _, createdAt, actorId, ...rest } = entry
  return { at: createdAt.toISOString(), actorId: actorId ?? '', actor: actor ?? '', ...rest }
}

import { withoutNames } from '#app/features/admin/retention/without-names.ts'
import { transaction } from '#drizzle/database.ts'
import { changeAuditEntry } from '#drizzle/queries/events.ts'
import { type AuditWords, auditWordsBefore } from '#drizzle/queries/retention.ts'

const atOnce = 200

/** Takes names and addresses out of entries of the audit log older than `before`; who did what to which stays. */
export async function unnameOldAudit(before: Date, now: Date) {
  let changed = 0
  for await (const { id, words, erasedAt } of namingEntries(before)) {
    const mark = new Date(Math.max(now.getTime(), (erasedAt?.getTime() ?? 0) + 1))
    await transaction(() => changeAuditEntry(id, { ...words, erasedAt: mark }))
    changed += 1
  }
  return changed
}

/** How many entries older than `before` still hold a name or an address. */
export async function countNamingAudit(before: Date) {
  let found = 0
  for await (const _ of namingEntries(before)) found += 1
  return found
}

async function* namingEntries(before: Date) {
  for (let after = ''; ; ) {
    const rows = await auditWordsBefore(before, after, atOnce)
    for (const row of rows) {
      const words = shorter(row)
      if (words) yield { id: row.id, words, erasedAt: row.erasedAt }
    }
    after = rows.at(-1)?.id ?? ''
    if (rows.length < atOnce) return
  }
}

function shorter({ subject, before, after, reason }: AuditWords) {
  const words = { before, after, reason }
  const stripped = withoutNames(words, subject === 'person')
  return JSON.stringify(stripped) === JSON.stringify(words) ? undefined : stripped
}

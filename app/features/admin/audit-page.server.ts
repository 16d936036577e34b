import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { showDay } from '#app/ui/figures/show-time.ts'
import { auditEntries } from '#drizzle/queries/events.ts'

const pageSize = 100

/** A page of the audit log, the newest first; `?before=` is a time in milliseconds. */
export async function auditPage(url: URL) {
  const before = Number(url.searchParams.get('before')) || undefined
  const rows = await auditEntries(pageSize + 1, before === undefined ? undefined : new Date(before))
  const shown = rows.slice(0, pageSize)
  const { timeZone } = await siteSettings()
  return {
    timeZone,
    entries: shown.map(({ entry, actor }) => ({
      id: entry.id,
      at: entry.createdAt,
      action: entry.action,
      actor,
      details: detailsOf(entry),
      erased: entry.erasedAt ? m.admin_audit_erased({ date: showDay(entry.erasedAt, timeZone) }) : '',
    })),
    older: rows.length > pageSize ? (shown.at(-1)?.entry.createdAt.getTime() ?? null) : null,
  }
}

function detailsOf({
  subject,
  subjectId,
  before,
  after,
  reason,
}: {
  subject: string
  subjectId: string
  before: unknown
  after: unknown
  reason: string
}) {
  const parts = [
    `${subject} ${subjectId}`,
    before ? `− ${JSON.stringify(before)}` : '',
    after ? `+ ${JSON.stringify(after)}` : '',
    reason,
  ]
  return parts.filter(Boolean).join(' ')
}

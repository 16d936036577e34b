import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { readCursor, writeCursor } from '#app/web/cursor.server.ts'
import { localToInstant } from '#app/web/local-time.ts'
import { type AuditSearch, auditEntries } from '#drizzle/queries/events.ts'

const pageSize = 100
const day = 24 * 60 * 60 * 1000
const fields = ['who', 'action', 'thing', 'from', 'until'] as const

/** A page of the audit log, the newest first, of what the address asks for. */
export async function auditPage({ searchParams }: URL) {
  const { timeZone } = await siteSettings()
  const sought = auditSearchOf(searchParams, timeZone)
  const list = `audit ${sought.query}`
  const [at, id] = (readCursor(list, searchParams.get('after')) ?? []) as [number?, string?]
  const after = at !== undefined && id !== undefined ? { at: new Date(at), id } : undefined
  const rows = await auditEntries(pageSize + 1, sought.search, after)
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1)?.entry : undefined
  const older = last && new URLSearchParams(sought.query)
  older?.set('after', writeCursor(list, [last?.createdAt.getTime(), last?.id]))
  return {
    timeZone,
    ...{ values: sought.values, query: sought.query, older: older ? `?${older}` : null },
    entries: shown.map(({ entry, actor }) => ({
      id: entry.id,
      at: entry.createdAt,
      action: entry.action,
      actor,
      details: detailsOf(entry),
    })),
  }
}

/** What is sought, as the form shows it, as an address carries it and as the database understands it. */
export function auditSearchOf(params: URLSearchParams, timeZone: string) {
  const values = Object.fromEntries(
    fields.map((name) => [name, (params.get(name) ?? '').trim().slice(0, 100)]),
  ) as Record<(typeof fields)[number], string>
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString()
  const midnight = (date: string) => localToInstant(`${date}T00:00`, timeZone)
  const until = midnight(values.until)
  const { who, action, thing } = values
  const search: AuditSearch = {
    ...{ who, action, thing, from: midnight(values.from) },
    until: until && midnight(new Date(Date.parse(`${values.until}T00:00Z`) + day).toISOString().slice(0, 10)),
  }
  return { values, query, search }
}

interface Told {
  subject: string
  subjectId: string
  before: unknown
  after: unknown
  reason: string
}

function detailsOf({ subject, subjectId, before, after, reason }: Told) {
  const parts = [
    `${subject} ${subjectId}`,
    before ? `− ${JSON.stringify(before)}` : '',
    after ? `+ ${JSON.stringify(after)}` : '',
    reason,
  ]
  return parts.filter(Boolean).join(' ')
}

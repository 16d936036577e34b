import { eraseUnused } from '#app/features/admin/retention/erase-unused.server.ts'
import { tellUnused } from '#app/features/admin/retention/tell-unused.server.ts'
import { daysBefore, monthsBefore, NOTICE_DAYS } from '#app/features/admin/retention/terms.ts'
import { unnameOldAudit } from '#app/features/admin/retention/unname-old-audit.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { transaction } from '#drizzle/database.ts'
import {
  dropMailsBefore,
  dropSessionsBefore,
  dropTracesBefore,
  forgetViewers,
  ideasSeenBefore,
  watchUse,
} from '#drizzle/queries/retention.ts'

/**
 * Removes what is older than the organisation keeps it, every night; safe to run twice. Accounts first: what their
 * people were told is among the letters. Answers how many rows each part took.
 */
export async function applyRetention(now = new Date()) {
  const { traceDays, viewDays, mailDays, auditMonths, unusedMonths } = (await siteSettings()).retention
  await transaction(() => watchUse(now))
  return {
    ...(await withAccounts(unusedMonths, now)),
    traces: await transaction(() => dropTracesBefore(daysBefore(now, traceDays))),
    sessions: await transaction(() => dropSessionsBefore(daysBefore(now, traceDays))),
    views: await forgetAllViewers(daysBefore(now, viewDays)),
    mails: await transaction(() => dropMailsBefore(daysBefore(now, mailDays))),
    audit: auditMonths > 0 ? await unnameOldAudit(monthsBefore(now, auditMonths), now) : 0,
  }
}

async function withAccounts(months: number, now: Date) {
  if (months === 0) return { told: 0, erased: 0 }
  const before = monthsBefore(now, months)
  const erased = await eraseUnused(before, now)
  return { erased, told: await tellUnused(daysBefore(before, -NOTICE_DAYS), now) }
}

async function forgetAllViewers(before: Date) {
  let forgotten = 0
  for (const id of await ideasSeenBefore(before)) forgotten += await transaction(() => forgetViewers(id, before))
  return forgotten
}

import { termHint, termLabel, termOption } from '#app/features/admin/retention/term-words.ts'
import {
  daysBefore,
  monthsBefore,
  NOTICE_DAYS,
  type Term,
  termChoices,
  termNames,
} from '#app/features/admin/retention/terms.ts'
import { countNamingAudit } from '#app/features/admin/retention/unname-old-audit.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { m } from '#app/paraglide/messages.js'
import { countAccounts } from '#drizzle/queries/people.ts'
import {
  countAccountsUnused,
  countAudit,
  countMails,
  countNamedViews,
  countSessions,
  countTraces,
} from '#drizzle/queries/retention.ts'

export type RetentionPage = Awaited<ReturnType<typeof retentionPage>>

const soonDays = 30

/** Every term with what it changes, and how many rows it takes next night and within thirty days. */
export async function retentionPage(now = new Date()) {
  const { retention } = await siteSettings()
  return {
    terms: termNames.map((term) => ({
      term,
      label: termLabel[term](),
      hint: termHint[term](),
      value: String(retention[term]),
      options: optionsOf(term),
    })),
    rows: [
      {
        what: m.upkeep_keep_traces(),
        kept: await countTraces(),
        ...(await byDays(countTraces, retention.traceDays, now)),
      },
      {
        what: m.upkeep_keep_sessions(),
        kept: await countSessions(),
        ...(await byDays(countSessions, retention.traceDays, now)),
      },
      {
        what: m.upkeep_keep_views(),
        kept: await countNamedViews(),
        ...(await byDays(countNamedViews, retention.viewDays, now)),
      },
      { what: m.upkeep_keep_mails(), kept: await countMails(), ...(await byDays(countMails, retention.mailDays, now)) },
      {
        what: m.upkeep_keep_audit(),
        kept: await countAudit(),
        ...(await byMonths(countNamingAudit, retention.auditMonths, now)),
      },
      {
        what: m.upkeep_keep_accounts(),
        kept: await countAccounts(),
        ...(await byMonths(countAccountsUnused, retention.unusedMonths, now)),
      },
    ],
    fixed: [m.upkeep_keep_codes(), m.upkeep_keep_drafts(), m.upkeep_keep_files(), m.upkeep_keep_backups()],
  }
}

const optionsOf = (term: Term) => termChoices[term].map((n) => ({ value: String(n), label: termOption(term, n) }))

type Count = (before: Date) => Promise<number>

async function byDays(count: Count, days: number, now: Date) {
  return { due: await count(daysBefore(now, days)), soon: await count(daysBefore(now, days - soonDays)) }
}

/** With accounts, whoever is due has still to be told thirty days before. */
async function byMonths(count: Count, months: number, now: Date) {
  if (months === 0) return { due: 0, soon: 0 }
  const before = monthsBefore(now, months)
  return { due: await count(before), soon: await count(daysBefore(before, -NOTICE_DAYS)) }
}

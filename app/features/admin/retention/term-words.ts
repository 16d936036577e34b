import type { Term } from '#app/features/admin/retention/terms.ts'
import { m } from '#app/paraglide/messages.js'

export const termLabel: Record<Term, () => string> = {
  traceDays: m.upkeep_term_traces,
  viewDays: m.upkeep_term_views,
  mailDays: m.upkeep_term_mails,
  auditMonths: m.upkeep_term_audit,
  unusedMonths: m.upkeep_term_unused,
}

export const termHint: Record<Term, () => string> = {
  traceDays: m.upkeep_term_traces_hint,
  viewDays: m.upkeep_term_views_hint,
  mailDays: m.upkeep_term_mails_hint,
  auditMonths: m.upkeep_term_audit_hint,
  unusedMonths: m.upkeep_term_unused_hint,
}

/** “180 days”, “3 years”, “for ever”. */
export function termOption(term: Term, n: number) {
  if (n === 0) return m.upkeep_term_for_ever()
  return term.endsWith('Days') ? m.upkeep_term_days({ n }) : m.upkeep_term_months({ n })
}

import { criterionRows } from '#app/features/jury/criterion-rows.ts'
import { juryDue } from '#app/features/jury/jury-state.ts'
import { m } from '#app/paraglide/messages.js'
import { instantToLocal } from '#app/web/local-time.ts'
import type { FormValues } from '#app/web/read-form.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import type { JuryRow } from '#drizzle/queries/juries.ts'

/** How the jury judges, as the form shows it; usual answers in the contest's language where nothing was said. */
export function juryFormValues(contest: ContestRow, jury: JuryRow | undefined): FormValues {
  const { scale = 5, perIdea = 3, blind = true, judged = 'all', share = 0 } = jury ?? {}
  const due = jury ? juryDue(contest, jury) : contest.juryUntil
  const criteria = jury?.criteria ?? usualCriteria(contest)
  return {
    ...{ scale: String(scale), perIdea: String(perIdea), judged, share: String(share), blind: blind ? 'on' : '' },
    due: due ? instantToLocal(due, contest.timeZone) : '',
    ...Object.fromEntries(
      criterionRows.flatMap((row) => {
        const found = criteria[row - 1]
        return [
          [`name${row}`, found?.name ?? ''],
          [`weight${row}`, found ? String(found.weight) : ''],
        ]
      }),
    ),
  }
}

function usualCriteria({ language: locale }: ContestRow) {
  return [
    { name: m.jury_criterion_value({}, { locale }), weight: 50 },
    { name: m.jury_criterion_effort({}, { locale }), weight: 30 },
    { name: m.jury_criterion_courage({}, { locale }), weight: 20 },
  ]
}

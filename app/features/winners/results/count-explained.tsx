import type { Explained } from '#app/features/winners/results/explain-count.server.ts'
import { MarkSection } from '#app/features/winners/results/mark-section.tsx'
import { MoneySection } from '#app/features/winners/results/money-section.tsx'
import { OtherRules } from '#app/features/winners/results/other-rules.tsx'
import { RoundsSection } from '#app/features/winners/results/rounds-section.tsx'
import { SeatTable } from '#app/features/winners/results/seat-table.tsx'
import { WinnerSupport } from '#app/features/winners/results/winner-support.tsx'

/** Why these ideas won, and what else could have been. */
export function CountExplained({ explained }: { explained: Explained }) {
  const { compared, groups } = explained
  return (
    <>
      {explained.marks && <MarkSection rule={explained.rule} marks={explained.marks} />}
      {explained.money && <MoneySection rule={explained.rule} money={explained.money} />}
      <RoundsSection explained={explained} />
      {explained.seats.length > 0 && <SeatTable explained={explained} />}
      {groups && <WinnerSupport groups={groups} />}
      {compared && compared.rows.length > 0 && <OtherRules compared={compared} />}
    </>
  )
}

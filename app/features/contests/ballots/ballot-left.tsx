import type { FilledBallot } from '#app/features/contests/ballots/ballots.ts'
import { type Costs, type Marks, spentOn } from '#app/features/contests/ballots/marks.ts'
import { m } from '#app/paraglide/messages.js'
import { showMoney } from '#app/ui/figures/show-money.ts'

interface BallotLeftProps {
  ballot: FilledBallot
  limit: number | null
  marks: Marks
  /** How many ideas stand on the ballot. */
  ideas: number
  /** Of money: what ideas cost, and what it is counted in. */
  costs?: Costs
  unit?: string
}

/** What is left of a ballot, always in sight: points, credits or places; else how much of it is filled in. */
export function BallotLeft({ ballot, limit, marks, ideas, costs, unit = '' }: BallotLeftProps) {
  const spent = spentOn(ballot, marks, costs)
  const over = limit !== null && spent > limit
  return (
    <p className={over ? 'ballot-left ballot-left--over' : 'ballot-left'} role="status">
      {limit === null
        ? m.ballots_marked({ n: Object.keys(marks).length, all: ideas })
        : leftWords(ballot, limit, spent, unit)}
      {over && (
        <b> {m.ballots_too_much({ n: ballot === 'budget' ? showMoney(spent - limit, unit) : spent - limit })}</b>
      )}
    </p>
  )
}

function leftWords(ballot: FilledBallot, all: number, spent: number, unit: string) {
  const left = Math.max(0, all - spent)
  if (ballot === 'budget') return m.ballots_left_budget({ left: showMoney(left, unit), all: showMoney(all, unit) })
  if (ballot === 'points') return m.ballots_left_points({ left, all })
  return ballot === 'quadratic' ? m.ballots_left_quadratic({ left, all }) : m.ballots_left_rank({ left, all })
}

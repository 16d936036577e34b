import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import { type AnyCount, rules } from '#app/features/ranking/elections/rules.ts'
import { type BallotBox, ballotsIn } from '#app/features/winners/counting/ballot-box.ts'

/** What a rule made of a box: everything but an order of those it did not elect. */
export type BoxCount = Omit<AnyCount, 'order'>

/** Counts the same ballots by several rules. Pure, and as slow as the ballots are many: big boxes go to a thread. */
export function countBox(box: BallotBox, names: readonly ContestRule[]): BoxCount[] {
  const { candidates, seats, seed, quorum } = box
  const ballots = ballotsIn(box)
  return names.map((name) => {
    const rule = rules[name]
    if (rule.ballots !== 'approvals' || rule.by !== 'seats') throw new TypeError(`${name} does not count approvals`)
    const { order, ...counted } = rule.count({ candidates, seats, seed, quorum, ballots })
    return counted
  })
}

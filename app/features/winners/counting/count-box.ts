import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import { countBradleyTerry } from '#app/features/ranking/counting/count-bradley-terry.ts'
import { countUpDown } from '#app/features/ranking/counting/count-up-down.ts'
import { type AnyCount, rules } from '#app/features/ranking/elections/rules.ts'
import { type BallotBox, ballotsIn, duelsIn, numbersIn, ranksIn } from '#app/features/winners/counting/ballot-box.ts'

/** What a rule made of a box; without an order where the rule counts approvals, which are put in one like all others. */
export type BoxCount = Omit<AnyCount, 'order'> & { order?: AnyCount['order'] }

/**
 * Counts the same ballots by several rules, and tells after each how many are done. Pure, and as slow as the ballots are
 * many: big boxes go to a thread.
 */
export function countBox(
  box: BallotBox,
  names: readonly ContestRule[],
  tell: (done: number) => void = () => {},
): BoxCount[] {
  const read = {
    approvals: once(() => ballotsIn(box)),
    ranked: once(() => ranksIn(box)),
    numbers: once(() => numbersIn(box)),
    duels: once(() => duelsIn(box)),
  }
  return names.map((name, before) => {
    const counted = countOne(box, name, read)
    tell(before + 1)
    return counted
  })
}

type Read = {
  approvals: () => ReturnType<typeof ballotsIn>
  ranked: () => ReturnType<typeof ranksIn>
  numbers: () => ReturnType<typeof numbersIn>
  duels: () => ReturnType<typeof duelsIn>
}

/** The scale of stars. Points and credits are limited by the contest. */
const stars = { lowest: 0, each: 5 }

function countOne(box: BallotBox, name: ContestRule, read: Read): BoxCount {
  const { candidates, seats, seed, quorum, limit = null, budget = null } = box
  const common = { candidates, seats, seed, quorum }
  if (name === 'up-down') return countUpDown({ ...common, ballots: read.numbers() })
  if (name === 'bradley-terry') return countBradleyTerry({ ...common, ballots: read.duels() })
  const rule = rules[name]
  if (rule.by === 'budget') {
    if (budget === null) throw new TypeError(`${name} gives out money, and there is none`)
    const { order, ...counted } = rule.count({ candidates, seed, quorum, budget, ballots: read.approvals() })
    return counted
  }
  if (rule.ballots === 'ranked') return rule.count({ ...common, ballots: read.ranked() })
  if (rule.ballots === 'numbers') {
    const limits =
      name === 'score' || name === 'star' ? { inAll: null, ...stars } : { inAll: limit, each: null, lowest: null }
    return rule.count({ ...common, limits, ballots: read.numbers() })
  }
  const { order, ...counted } = rule.count({ ...common, ballots: read.approvals() })
  // Weighed approvals have no other place to be put into their order.
  return box.weights && name === 'approval' ? { ...counted, order } : counted
}

function once<Value>(make: () => Value) {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

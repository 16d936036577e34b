import type { ApprovalElection } from './approval-election.ts'
import { type Rising, ROUNDING } from './pick-least.ts'

/**
 * What voters carry, nearly: doubles that find out fast which ideas are surely not next. Never for deciding.
 * `loads` per block are kept from exact ones, so only the last rounding is in them. Per idea what electing it would
 * bring: `expected`, off by `error` at most.
 */
export type NearLoads = { weights: Float64Array; loads: Float64Array; expected: Float64Array; error: Float64Array }

export function nearLoads({ blocks, ideas }: ApprovalElection, starts: readonly { nearly: number }[]): NearLoads {
  return {
    weights: Float64Array.from(blocks, (block) => block.weight),
    loads: Float64Array.from(starts, (start) => start.nearly),
    expected: new Float64Array(ideas.length),
    error: new Float64Array(ideas.length).fill(Number.POSITIVE_INFINITY),
  }
}

/** Nobody ever carries less than before, so what an idea would bring only rises. */
export function risingLoads(election: ApprovalElection, near: NearLoads): Rising {
  const { expected, error } = near
  return {
    low: (idea) => (expected[idea] as number) - (error[idea] as number),
    high: (idea) => (expected[idea] as number) + (error[idea] as number),
    look: (idea) => look(election, near, idea),
  }
}

/** A sum of n numbers is off by n roundings of what was added, whatever its signs. */
function look({ supporters }: ApprovalElection, { weights, loads, expected, error }: NearLoads, idea: number) {
  const blocks = supporters[idea] as Int32Array
  let [carried, size, weight] = [1, 1, 0]
  for (const block of blocks) {
    const own = weights[block] as number
    const load = own * (loads[block] as number)
    carried += load
    size += Math.abs(load)
    weight += own
  }
  expected[idea] = carried / weight
  error[idea] = (size / weight) * (2 * blocks.length + 8) * ROUNDING
}

export function carryNearly({ supporters }: ApprovalElection, { loads }: NearLoads, idea: number, load: number) {
  for (const block of supporters[idea] ?? []) loads[block] = load
}

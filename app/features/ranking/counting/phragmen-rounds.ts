import type { ApprovalElection, Block } from './approval-election.ts'
import type { Round } from './elect-in-turn.ts'
import { type Fraction, fraction, toNumber, writeFraction } from './fraction.ts'
import { firstByLadder, leastOf, ROUNDING } from './pick-least.ts'

/** `load` is what every supporter of weight 1 carries once this idea is elected. */
export type PhragmenSeat = { stage: 'seat'; seat: number; id: string; load: number; exact: string; supporters: number }

/** A voter's load in units of one idea / scale; not in lowest terms, denominators only ever grow by multiplication. */
export type Load = { numerator: bigint; denominator: bigint; nearly: number }

const NOTHING: Load = { numerator: 0n, denominator: 1n, nearly: 0 }

/**
 * Elects the idea whose supporters, sharing the load of 1 that it brings evenly with what they carry, carry least.
 * Phragmén (1899); Brill, Freeman, Janson & Lackner, Mathematical Programming 203 (2024) 47–76.
 *
 * `starts` is what the blocks carry beforehand: below zero for money left over, all with one denominator.
 */
export function phragmenRounds(
  election: ApprovalElection,
  seats: number,
  taken: readonly number[] = [],
  starts: readonly Load[] = election.blocks.map(() => NOTHING),
): Round<PhragmenSeat>[] {
  const loads = [...starts]
  const left = new Set([...election.ideas.keys()].filter((idea) => !taken.includes(idea)))
  const rounds: Round<PhragmenSeat>[] = []
  let common = starts[0]?.denominator ?? 1n
  let off = 0
  while (taken.length + rounds.length < seats && left.size > 0) {
    const nearly = Float64Array.from(loads, (load) => load.nearly)
    const estimates = new Map([...left].map((idea) => [idea, estimate(election, nearly, idea)]))
    const bounds = (idea: number) => {
      const { load, size } = estimates.get(idea) as Estimate
      const error = off + size * (election.blocks.length + 4) * ROUNDING
      return { low: load - error, high: load + error }
    }
    const exact = (idea: number) => exactLoad(election, loads, common, idea)
    const { idea, ties } = firstByLadder(leastOf([...left], bounds, exact), election.ideas)

    const load = exact(idea)
    off += (estimates.get(idea) as Estimate).size * (election.blocks.length + 4) * ROUNDING
    common = load.denominator
    const carried = { ...load, nearly: toNumber(trueLoad(election, load)) }
    for (const block of election.supporters[idea] ?? []) loads[block] = carried
    left.delete(idea)
    const seat = taken.length + rounds.length + 1
    rounds.push({ idea, ties, stages: [seatStage(election, seat, idea, trueLoad(election, load))] })
  }
  return rounds
}

type Estimate = { load: number; size: number }

/** The load that electing an idea would bring, nearly; `size` is the sum of what was added, which bounds the error. */
function estimate({ blocks, supporters }: ApprovalElection, nearly: Float64Array, idea: number): Estimate {
  let [carried, size, weight] = [1, 1, 0]
  for (const index of supporters[idea] ?? []) {
    const own = (blocks[index] as Block).weight
    const load = own * (nearly[index] as number)
    carried += load
    size += Math.abs(load)
    weight += own
  }
  return { load: carried / weight, size: size / weight }
}

/** (1 + Σ load) / Σ weight over the supporters. Denominators divide `common`, so nothing needs reducing. */
function exactLoad(election: ApprovalElection, loads: readonly Load[], common: bigint, idea: number): Fraction {
  const { blocks, supporters, masses } = election
  const massOf = new Map<Load, bigint>()
  for (const index of supporters[idea] ?? []) {
    const load = loads[index] as Load
    massOf.set(load, (massOf.get(load) ?? 0n) + (blocks[index] as Block).mass)
  }
  const perDenominator = new Map<bigint, bigint>()
  for (const [{ numerator, denominator }, mass] of massOf)
    perDenominator.set(denominator, (perDenominator.get(denominator) ?? 0n) + mass * numerator)

  let carried = common
  for (const [denominator, sum] of perDenominator) carried += sum * (common / denominator)
  return { numerator: carried, denominator: common * (masses[idea] as bigint) }
}

const trueLoad = ({ scale }: ApprovalElection, { numerator, denominator }: Fraction) =>
  fraction(numerator * scale, denominator)

function seatStage({ ideas }: ApprovalElection, seat: number, idea: number, load: Fraction): PhragmenSeat {
  const { id, supporters } = ideas[idea] as ApprovalElection['ideas'][number]
  return { stage: 'seat', seat, id, load: toNumber(load), exact: writeFraction(load), supporters }
}

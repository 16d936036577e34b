import { type Fraction, fraction, toNumber, writeFraction } from '../fraction.ts'
import type { ApprovalElection, Block } from './approval-election.ts'
import type { Round } from './elect-in-turn.ts'
import { carryNearly, type NearLoads, nearLoads, risingLoads } from './near-loads.ts'
import { firstByLadder, leastOf } from './pick-least.ts'

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
  const left = new Set([...election.ideas.keys()].filter((idea) => !taken.includes(idea)))
  const rounds: Round<PhragmenSeat>[] = []
  const carried: Carried = {
    loads: [...starts],
    common: starts[0]?.denominator ?? 1n,
    near: nearLoads(election, starts),
  }
  while (taken.length + rounds.length < seats && left.size > 0) {
    const exact = (idea: number) => exactLoad(election, carried, idea)
    const level = leastOf(left, risingLoads(election, carried.near), exact)
    const { idea, ties } = firstByLadder(level, election.ideas)

    const load = carry(election, carried, idea)
    left.delete(idea)
    const seat = taken.length + rounds.length + 1
    rounds.push({ idea, ties, stages: [seatStage(election, seat, idea, load)] })
  }
  return rounds
}

/** What every block carries, exactly and nearly; denominators of exact loads divide `common`. */
type Carried = { loads: Load[]; common: bigint; near: NearLoads }

/** The true load, for people: an exact one is kept per unit of mass. */
function carry(election: ApprovalElection, carried: Carried, idea: number) {
  const exact = exactLoad(election, carried, idea)
  const load = { ...exact, nearly: toNumber({ ...exact, numerator: exact.numerator * election.scale }) }
  carried.common = exact.denominator
  carryNearly(election, carried.near, idea, load.nearly)
  for (const block of election.supporters[idea] ?? []) carried.loads[block] = load
  return fraction(exact.numerator * election.scale, exact.denominator)
}

/** (1 + Σ load) / Σ weight over the supporters. Denominators divide `common`, so nothing needs reducing. */
function exactLoad(election: ApprovalElection, { loads, common }: Carried, idea: number): Fraction {
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

function seatStage({ ideas }: ApprovalElection, seat: number, idea: number, load: Fraction): PhragmenSeat {
  const { id, supporters } = ideas[idea] as ApprovalElection['ideas'][number]
  return { stage: 'seat', seat, id, load: toNumber(load), exact: writeFraction(load), supporters }
}

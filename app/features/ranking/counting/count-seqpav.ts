import {
  type ApprovalElection,
  approvalElection,
  type Block,
  type CommitteeCount,
} from './approvals/approval-election.ts'
import { electInTurn, type InTurnStage, type Round } from './approvals/elect-in-turn.ts'
import { firstByLadder, leastOf, type Rising, ROUNDING } from './approvals/pick-least.ts'
import { wholeNumber } from './count-input.ts'
import type { CountResult } from './count-result.ts'
import { fraction, toNumber, writeFraction } from './fraction.ts'
import { leastCommonMultiple } from './whole-weights.ts'

/** `score` is what the idea's supporters were still worth: 1, 1/2, 1/3 … each, by what they had been given before. */
export type PavSeat = { stage: 'seat'; seat: number; id: string; score: number; exact: string; supporters: number }

/**
 * Sequential proportional approval: in every round a voter who already has n winners counts 1/(n + 1).
 * Thiele (1895); Lackner & Skowron, Multi-Winner Voting with Approval Preferences (2023).
 *
 * Exact; ties go down the ladder. Ideas without a supporter or below the quorum never win, so seats may stay vacant.
 * Throws a RangeError for seats that are no whole number, candidates named twice, or negative weights.
 */
export function countSeqpav(count: CommitteeCount): CountResult<PavSeat | InTurnStage, null> {
  wholeNumber(count.seats, 'Seats')
  const election = approvalElection(count)
  return electInTurn('seqpav', election, count.seats, thieleRounds(election, count.seats))
}

function thieleRounds(election: ApprovalElection, seats: number) {
  const given = new Int32Array(election.blocks.length)
  const rising = risingScores(election, given)
  const left = new Set(election.ideas.keys())
  const rounds: Round<PavSeat>[] = []
  while (rounds.length < seats && left.size > 0) {
    const score = (idea: number) => exactScore(election, given, idea)
    // The highest score is the least of the negative ones, and those only rise.
    const level = leastOf(left, rising, (idea) => negative(score(idea)))
    const { idea, ties } = firstByLadder(level, election.ideas)

    left.delete(idea)
    rounds.push({ idea, ties, stages: [seatStage(election, rounds.length + 1, idea, score(idea))] })
    for (const block of election.supporters[idea] ?? []) given[block] = (given[block] as number) + 1
  }
  return rounds
}

function seatStage({ ideas }: ApprovalElection, seat: number, idea: number, scaled: ReturnType<typeof fraction>) {
  const { id, supporters } = ideas[idea] as ApprovalElection['ideas'][number]
  return { stage: 'seat' as const, seat, id, score: toNumber(scaled), exact: writeFraction(scaled), supporters }
}

const negative = ({ numerator, denominator }: ReturnType<typeof fraction>) => fraction(-numerator, denominator)

/** A sum of n positive numbers is off by n roundings at most. */
function risingScores({ blocks, supporters }: ApprovalElection, given: Int32Array): Rising {
  const weights = Float64Array.from(blocks, (block) => block.weight)
  const scores = new Float64Array(supporters.length).fill(Number.NEGATIVE_INFINITY)
  const off = (blocks.length + 4) * ROUNDING
  const look = (idea: number) => {
    let score = 0
    for (const block of supporters[idea] ?? []) score += (weights[block] as number) / ((given[block] as number) + 1)
    scores[idea] = -score
  }
  const scoreOf = (idea: number) => scores[idea] as number
  return { look, low: (idea) => scoreOf(idea) * (1 + off), high: (idea) => scoreOf(idea) * (1 - off) }
}

/** Adds up whole masses per number of winners given before, so that only a few fractions meet. */
function exactScore({ blocks, supporters, scale }: ApprovalElection, given: Int32Array, idea: number) {
  const masses = new Map<number, bigint>()
  for (const index of supporters[idea] ?? []) {
    const share = (given[index] as number) + 1
    masses.set(share, (masses.get(share) ?? 0n) + (blocks[index] as Block).mass)
  }
  const common = [...masses.keys()].reduce((sum, share) => leastCommonMultiple(sum, BigInt(share)), 1n)
  const score = [...masses].reduce((sum, [share, mass]) => sum + (mass * common) / BigInt(share), 0n)
  return fraction(score, common * scale)
}

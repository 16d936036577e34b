import { breakTies, groupLevel } from './break-ties.ts'
import type { Candidate, CountedIdea, CountResult, Quorum, Standing, Tie } from './count-result.ts'
import { drawLot } from './draw-lot.ts'
import {
  addFractions,
  compareFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  toNumber,
  writeFraction,
  ZERO,
} from './fraction.ts'
import { neededSupporters } from './needed-supporters.ts'

/** One person's approvals; an idea named twice counts once. `weight` is a voter's say where groups are weighted. */
export type ApprovalBallot = { approvals: readonly string[]; weight?: Fraction }

/** Votes already summed up, one supporter one vote. */
export type ApprovalTally = { id: string; supporters: number }

export type ApprovalCount = {
  candidates: readonly Candidate[]
  seats: number
  /** Seed of the lot, see `drawLot`. */
  seed: string
  quorum?: Quorum | null
  /** People who took part; as many as there are ballots unless given. */
  participants?: number
} & ({ ballots: readonly ApprovalBallot[] } | { tallies: readonly ApprovalTally[] })

export type ApprovalStage =
  | { stage: 'tally'; ballots: number | null; approvals: number; ignored: number }
  | { stage: 'quorum'; needed: number; below: string[] }
  | { stage: 'tie'; ids: string[]; brokenBy: Tie['brokenBy']; decidesSeat: boolean }
  | { stage: 'elected'; ids: string[]; vacant: number }

/**
 * Counts by approval: the ideas with the most (weighted) approvals win. Brams & Fishburn, Approval Voting (1983).
 *
 * Exact arithmetic throughout. Ideas without a supporter or below the quorum never win, so seats may stay vacant.
 * Approvals of ideas that are not candidates are left out and counted as `ignored`.
 * Throws a RangeError for seats that are no whole number, candidates named twice, or negative support.
 */
export function countApproval(count: ApprovalCount): CountResult<ApprovalStage, CountedIdea[]> {
  checkInput(count)
  const sums = 'ballots' in count ? addBallots(count.ballots) : addTallies(count.tallies)
  const { order, ties } = rank(count, sums)
  const supported = order.filter((idea) => idea.supporters > 0 && compareFractions(idea.tally, ZERO) > 0)
  const quorum = applyQuorum(count, supported)
  const electable = supported.filter((idea) => idea.supporters >= (quorum?.needed ?? 1)).map((idea) => idea.id)
  const elected = electable.slice(0, count.seats)

  return {
    rule: 'approval',
    winners: elected.map((id, index) => ({ id, place: index + 1 })),
    order: order.map(countedIdea),
    stages: [
      tallyStage(count, sums),
      ...(quorum ? [{ stage: 'quorum' as const, needed: quorum.needed, below: quorum.below }] : []),
      ...tieStages(ties, electable, elected),
      { stage: 'elected', ids: elected, vacant: count.seats - elected.length },
    ],
    ties,
    quorum,
  }
}

type Sum = { tally: Fraction; supporters: number }

function checkInput({ candidates, seats }: ApprovalCount) {
  if (!Number.isSafeInteger(seats) || seats < 0) throw new RangeError(`Seats must be a whole number, not ${seats}`)
  if (new Set(candidates.map((idea) => idea.id)).size < candidates.length)
    throw new RangeError('A candidate is named twice')
}

/** Counts whole supporters per weight first, so that each weight meets a fraction once per idea and not once per vote. */
function addBallots(ballots: readonly ApprovalBallot[]) {
  const byWeight = new Map<string, { weight: Fraction; supporters: Map<string, number> }>()
  for (const { approvals, weight = fraction(1) } of ballots) {
    if (weight.numerator < 0n) throw new RangeError('A ballot cannot weigh less than nothing')
    const key = writeFraction(weight)
    const same = byWeight.get(key) ?? { weight, supporters: new Map<string, number>() }
    byWeight.set(key, same)
    for (const id of new Set(approvals)) same.supporters.set(id, (same.supporters.get(id) ?? 0) + 1)
  }

  const sums = new Map<string, Sum>()
  for (const { weight, supporters } of byWeight.values()) {
    for (const [id, people] of supporters) add(sums, id, people, multiplyFractions(weight, fraction(people)))
  }
  return sums
}

function addTallies(tallies: readonly ApprovalTally[]) {
  const sums = new Map<string, Sum>()
  for (const { id, supporters } of tallies) {
    if (supporters < 0) throw new RangeError('An idea cannot have fewer than no supporters')
    add(sums, id, supporters, fraction(supporters))
  }
  return sums
}

function add(sums: Map<string, Sum>, id: string, people: number, support: Fraction) {
  const sum = sums.get(id) ?? { tally: ZERO, supporters: 0 }
  sums.set(id, { tally: addFractions(sum.tally, support), supporters: sum.supporters + people })
}

/** All candidates, most approved first; the ladder breaks ties, and nobody asks how ideas without a vote were told apart. */
function rank({ candidates, seed }: ApprovalCount, sums: ReadonlyMap<string, Sum>) {
  const standings = candidates.map(({ id, cost }): Standing => {
    const { tally, supporters } = sums.get(id) ?? { tally: ZERO, supporters: 0 }
    return { id, tally, supporters, cost: cost ?? null, lot: drawLot(seed, id) }
  })
  const settled = groupLevel(standings, (one, other) => compareFractions(other.tally, one.tally)).map((group) =>
    breakTies(group),
  )
  return {
    order: settled.flatMap((part) => part.order),
    ties: settled.flatMap((part) => (part.order[0]?.supporters ? part.ties : [])),
  }
}

function applyQuorum(count: ApprovalCount, supported: readonly Standing[]) {
  if (!count.quorum) return null
  const participants = count.participants ?? ('ballots' in count ? count.ballots.length : null)
  const needed = neededSupporters(count.quorum, participants)
  return { needed, participants, below: supported.filter((idea) => idea.supporters < needed).map((idea) => idea.id) }
}

function tallyStage(count: ApprovalCount, sums: ReadonlyMap<string, Sum>): ApprovalStage {
  const known = new Set(count.candidates.map((idea) => idea.id))
  const approvals = { counted: 0, ignored: 0 }
  for (const [id, { supporters }] of sums) approvals[known.has(id) ? 'counted' : 'ignored'] += supporters
  const ballots = 'ballots' in count ? count.ballots.length : null
  return { stage: 'tally', ballots, approvals: approvals.counted, ignored: approvals.ignored }
}

/** A tie decides a seat when it stood across the line: without this step other ideas might have won. */
function tieStages(ties: readonly Tie[], electable: readonly string[], elected: readonly string[]): ApprovalStage[] {
  const [inside, outside] = [new Set(elected), new Set(electable.slice(elected.length))]
  const decidesSeat = (tie: Tie) => tie.ids.some((id) => inside.has(id)) && tie.ids.some((id) => outside.has(id))
  return ties.map((tie) => ({ stage: 'tie', ...tie, decidesSeat: decidesSeat(tie) }))
}

const countedIdea = ({ id, tally, supporters }: Standing, index: number): CountedIdea => ({
  id,
  place: index + 1,
  tally: toNumber(tally),
  exact: writeFraction(tally),
  supporters,
})

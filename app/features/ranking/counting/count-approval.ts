import { type CountInput, checkCandidates, countPeople, lotOf, wholeNumber } from './count-input.ts'
import type { CountedIdea, CountResult, Standing, Weighed } from './count-result.ts'
import { type ClosingStage, electFromTop } from './elect-from-top.ts'
import { addFractions, type Fraction, fraction, ZERO } from './fraction.ts'
import { wholeWeights } from './whole-weights.ts'

/** What one person approves of; an idea named twice counts once. */
export type ApprovalBallot = Weighed & { approvals: readonly string[] }

/** Votes already summed up, one supporter one vote. */
export type ApprovalTally = { id: string; supporters: number }

export type ApprovalCount = CountInput & { seats: number } & (
    | { ballots: readonly ApprovalBallot[] }
    | { tallies: readonly ApprovalTally[] }
  )

export type TallyStage = { stage: 'tally'; ballots: number | null; approvals: number; ignored: number }
export type ApprovalStage = TallyStage | ClosingStage

/**
 * Counts by approval: the ideas with the most (weighted) approvals win. Brams & Fishburn, Approval Voting (1983).
 *
 * Exact arithmetic throughout. Ideas without a supporter or below the quorum never win, so seats may stay vacant.
 * Approvals of ideas that are not candidates are left out and counted as `ignored`.
 * Throws a RangeError for seats that are no whole number, candidates named twice, or negative support.
 */
export function countApproval(count: ApprovalCount): CountResult<ApprovalStage, CountedIdea[]> {
  wholeNumber(count.seats, 'Seats')
  checkCandidates(count)
  const sums = 'ballots' in count ? addBallots(count.ballots) : addTallies(count.tallies)
  const voters = 'ballots' in count ? countPeople(count.ballots) : null
  const standings = approvalStandings(count, sums)

  return electFromTop({
    rule: 'approval',
    seats: count.seats,
    quorum: count.quorum,
    participants: count.participants ?? voters,
    standings,
    opening: [tallyStage(voters, sums, standings)],
  })
}

export type Sum = { tally: Fraction; supporters: number }

/** Approvals per idea, whoever may be elected: people, and people × weight. */
export function addBallots(ballots: readonly ApprovalBallot[]) {
  const { scale, whole } = wholeWeights(ballots)
  const counted = new Map<string, { weighed: bigint; supporters: number }>()
  for (const { approvals, people = 1, weight } of ballots) {
    const weighed = whole({ weight }) * BigInt(people)
    for (const id of new Set(approvals)) {
      const sum = counted.get(id)
      if (!sum) counted.set(id, { weighed, supporters: people })
      else {
        sum.weighed += weighed
        sum.supporters += people
      }
    }
  }
  return new Map(
    [...counted].map(([id, { weighed, supporters }]): [string, Sum] => [
      id,
      { tally: fraction(weighed, scale), supporters },
    ]),
  )
}

function addTallies(tallies: readonly ApprovalTally[]) {
  const sums = new Map<string, Sum>()
  for (const { id, supporters } of tallies) {
    if (supporters < 0) throw new RangeError('An idea cannot have fewer than no supporters')
    const sum = sums.get(id) ?? { tally: ZERO, supporters: 0 }
    sums.set(id, { tally: addFractions(sum.tally, fraction(supporters)), supporters: sum.supporters + supporters })
  }
  return sums
}

export function approvalStandings(count: CountInput, sums: ReadonlyMap<string, Sum>): Standing[] {
  return count.candidates.map(({ id, cost }) => {
    const { tally, supporters } = sums.get(id) ?? { tally: ZERO, supporters: 0 }
    return { id, tally, supporters, cost: cost ?? null, lot: lotOf(count, id) }
  })
}

export function tallyStage(voters: number | null, sums: ReadonlyMap<string, Sum>, standings: readonly Standing[]) {
  const all = [...sums.values()].reduce((sum, { supporters }) => sum + supporters, 0)
  const approvals = standings.reduce((sum, { supporters }) => sum + supporters, 0)
  return { stage: 'tally' as const, ballots: voters, approvals, ignored: all - approvals }
}

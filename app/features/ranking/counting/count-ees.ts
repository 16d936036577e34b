import { type ApprovalElection, approvalElection, type CommitteeCount } from './approvals/approval-election.ts'
import { electInTurn, type InTurnStage, type Round } from './approvals/elect-in-turn.ts'
import { buyInTurn, type Market, type Purchase } from './approvals/equal-shares.ts'
import { type EqualSharesStage, explainPurchases } from './approvals/explain-purchases.ts'
import { type PhragmenSeat, phragmenRounds } from './approvals/phragmen-rounds.ts'
import type { Purses } from './approvals/purses.ts'
import { wholeNumber } from './count-input.ts'
import type { CountResult } from './count-result.ts'
import { toNumber } from './fraction.ts'

export type EesStage = EqualSharesStage | PhragmenSeat

/**
 * Equal Shares for k seats: seats are divided among the voters, and supporters buy a seat for their idea together;
 * seats nobody can pay for any more go by sequential Phragmén, counting what voters have left in their favour.
 * Peters & Skowron, EC 2020 ("Rule X"); Lackner & Skowron, Multi-Winner Voting (2023).
 *
 * Exact; ties go down the ladder. Ideas without a supporter or below the quorum never win, so seats may stay vacant.
 * Throws a RangeError for seats that are no whole number, candidates named twice, or negative weights.
 */
export function countEes(count: CommitteeCount): CountResult<EesStage | InTurnStage, null> {
  wholeNumber(count.seats, 'Seats')
  const election = approvalElection(count)
  const market = seatMarket(election, count.seats)
  const purchases = count.seats > 0 ? (buyInTurn(market) as Purchase[]) : []
  const { before, rounds, purses } = explainPurchases(market, purchases)
  const bought: Round<EesStage>[] = rounds
  const taken = purchases.map((purchase) => purchase.idea)
  const filled: Round<EesStage>[] = phragmenRounds(election, count.seats, taken, savings(election, purses))

  return electInTurn<EesStage>('ees', election, count.seats, [...bought, ...filled], before)
}

/** Every idea costs one seat. */
const seatMarket = (election: ApprovalElection, seats: number): Market => ({
  election,
  ideas: [...election.ideas.keys()],
  costs: election.ideas.map(() => 1n),
  money: BigInt(seats),
})

/** Money left over is a load below zero. */
const savings = ({ scale }: ApprovalElection, { balances, denominator }: Purses) =>
  balances.map((balance) => ({
    numerator: -balance,
    denominator,
    nearly: -toNumber({ numerator: balance * scale, denominator }),
  }))

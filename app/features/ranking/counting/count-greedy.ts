import { checkCosts, type FundedStage } from './approvals/budget-election.ts'
import { type ApprovalBallot, addBallots, approvalStandings, type TallyStage, tallyStage } from './count-approval.ts'
import { type CountInput, checkCandidates, countPeople } from './count-input.ts'
import type { CountedIdea, CountResult, NumberBallot, Standing } from './count-result.ts'
import {
  askQuorum,
  countedIdea,
  type QuorumStage,
  quorumStage,
  rankByTally,
  type TieStage,
  tieStages,
} from './elect-from-top.ts'
import { compareFractions, toNumber, writeFraction, ZERO } from './fraction.ts'
import { type NumbersStage, sumNumbers, sumStandings } from './numbers/sum-numbers.ts'

/** `budget` and costs are money in the smallest unit; every candidate needs a cost. */
export type GreedyCount = CountInput & { budget: number } & (
    | { ballots: readonly ApprovalBallot[] }
    | { points: readonly NumberBallot[] }
  )

/** An idea's turn: taken, or passed over because its cost is above what was `left` (after taking it, if taken). */
export type TurnStage = {
  stage: 'taken' | 'passed-over'
  id: string
  cost: number
  votes: number
  exact: string
  left: number
}
export type GreedyStage = TallyStage | NumbersStage | QuorumStage | TieStage | TurnStage | FundedStage

/**
 * What most cities do: from the most voted idea down, each is taken if it still fits the budget, else passed over.
 * Greedy knapsack: Talmon & Faliszewski, AAAI 2019, "greedy rule"; by votes or by points.
 *
 * Exact; ties: most supporters, then lower cost, then the lot. Ideas without a supporter or below the quorum never win.
 * Throws a RangeError for a budget or cost that is no whole number, candidates named twice, or negative weights.
 */
export function countGreedy(count: GreedyCount): CountResult<GreedyStage, CountedIdea[]> {
  const costs = checkCosts(count)
  checkCandidates(count)
  const { standings, people, tally } = 'points' in count ? byPoints(count, count.points) : byVotes(count, count.ballots)
  const { order, ties } = rankByTally(standings)
  const supported = order.filter((idea) => idea.supporters > 0 && compareFractions(idea.tally, ZERO) > 0)
  const quorum = askQuorum({ quorum: count.quorum, participants: count.participants ?? people }, supported)
  const electable = supported.filter((idea) => !quorum?.below.includes(idea.id))
  const turns = takeTurns(electable, costs, count.budget)
  const ids = turns.filter((turn) => turn.stage === 'taken').map((turn) => turn.id)
  const left = turns.at(-1)?.left ?? count.budget

  return {
    rule: 'greedy',
    winners: ids.map((id, index) => ({ id, place: index + 1 })),
    order: order.map(countedIdea),
    stages: [
      tally,
      ...quorumStage(quorum),
      ...tieStages(
        ties,
        electable.map((idea) => idea.id),
        ids,
      ),
      ...turns,
      { stage: 'funded', ids, spent: count.budget - left, left },
    ],
    ties,
    quorum,
  }
}

function byVotes(count: CountInput, ballots: readonly ApprovalBallot[]) {
  const sums = addBallots(ballots)
  const people = countPeople(ballots)
  const standings = approvalStandings(count, sums)
  return { standings, people, tally: tallyStage(people, sums, standings) }
}

function byPoints(count: CountInput, points: readonly NumberBallot[]) {
  const numbers = sumNumbers(count, points, (given) => given.every((own) => own >= 0))
  return { standings: sumStandings(count, numbers), people: numbers.people, tally: numbers.stage }
}

function takeTurns(electable: readonly Standing[], costs: ReadonlyMap<string, number>, budget: number): TurnStage[] {
  let left = budget
  return electable.map(({ id, tally }) => {
    const cost = costs.get(id) as number
    const fits = cost <= left
    if (fits) left -= cost
    const votes = { votes: toNumber(tally), exact: writeFraction(tally) }
    return { stage: fits ? 'taken' : 'passed-over', id, cost, ...votes, left }
  })
}

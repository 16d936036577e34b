import { checkCandidates, wholeNumber } from './count-input.ts'
import type { CountResult, Standing } from './count-result.ts'
import { type ScoreCount, type ScoresStage, scoreStandings, scoresStage, sumScores } from './count-score.ts'
import {
  askQuorum,
  type ElectedStage,
  type QuorumStage,
  quorumStage,
  rankByTally,
  type TieStage,
  tieStages,
} from './elect-from-top.ts'
import { firstOfPair, type Pair, type PairDecision } from './numbers/runoff-pair.ts'
import { type NumbersStage, sumOf } from './numbers/sum-numbers.ts'

/** Two finalists: how much weight `prefer`s each, in the order of `ids`, and what decided. The winner comes first. */
export type RunoffStage = {
  stage: 'runoff'
  seat: number
  ids: string[]
  prefer: number[]
  exact: string[]
  by: PairDecision
}
/** The only idea left needs no runoff. */
export type WalkoverStage = { stage: 'walkover'; seat: number; id: string }
export type StarStage = NumbersStage | ScoresStage | QuorumStage | TieStage | RunoffStage | WalkoverStage | ElectedStage

/**
 * Score, then automatic runoff: of the two ideas with the highest scores wins the one that more voters score higher.
 * STAR voting (Equal Vote Coalition, 2014, starvoting.org); several seats one after the other ("bloc STAR").
 *
 * Scores are the shrunk means of `countScore`; in the runoff only voters who scored both have a say, because no score
 * is no opinion. A level runoff goes to the higher score, then down the ladder. Exact; otherwise like `countScore`.
 */
export function countStar(count: ScoreCount): CountResult<StarStage, null> {
  wholeNumber(count.seats, 'Seats')
  checkCandidates(count)
  const numbers = sumScores(count)
  const standings = scoreStandings(count, numbers)
  const { order, ties } = rankByTally(standings)
  const supported = order.filter((idea) => sumOf(numbers, idea.id).sum > 0n)
  const quorum = askQuorum({ quorum: count.quorum, participants: count.participants ?? numbers.people }, supported)
  const electable = supported.filter((idea) => !quorum?.below.includes(idea.id))
  const seats = holdRunoffs(electable, count.seats, (pair) => firstOfPair(numbers.valid, pair))
  const ids = seats.map((seat) => (seat.stage === 'walkover' ? seat.id : (seat.ids[0] as string)))

  return {
    rule: 'star',
    winners: ids.map((id, index) => ({ id, place: index + 1 })),
    order: null,
    stages: [
      numbers.stage,
      scoresStage(numbers, standings),
      ...quorumStage(quorum),
      ...tieStages(
        ties,
        electable.map((idea) => idea.id),
        ids,
      ),
      ...seats,
      { stage: 'elected', ids, vacant: count.seats - ids.length },
    ],
    ties,
    quorum,
  }
}

type Seat = RunoffStage | WalkoverStage

function holdRunoffs(
  ordered: readonly Standing[],
  seats: number,
  decide: (pair: Pair) => ReturnType<typeof firstOfPair>,
) {
  let left = [...ordered]
  const held: Seat[] = []
  while (held.length < seats && left.length > 0) {
    const [first, second] = left as [Standing, Standing | undefined]
    const seat = held.length + 1
    const decision: Seat = second
      ? { stage: 'runoff', seat, ...decide([first, second]) }
      : { stage: 'walkover', seat, id: first.id }
    held.push(decision)
    const winner = decision.stage === 'walkover' ? decision.id : decision.ids[0]
    left = left.filter((idea) => idea.id !== winner)
  }
  return held
}

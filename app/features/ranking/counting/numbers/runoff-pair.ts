import type { NumberBallot, Standing } from '../count-result.ts'
import { compareFractions, fraction, toNumber, writeFraction } from '../fraction.ts'
import { wholeWeights } from '../whole-weights.ts'

/** Two ideas, the one with the higher score (or first by the ladder) in front. */
export type Pair = readonly [Standing, Standing]
export type PairDecision = 'preference' | 'score' | 'ladder'

/** Who of two is scored higher by more weight among voters who scored both; the winner is named first. */
export function firstOfPair(ballots: readonly NumberBallot[], [front, back]: Pair) {
  const { scale, whole } = wholeWeights(ballots)
  const prefer = [0n, 0n] as [bigint, bigint]
  for (const ballot of ballots) {
    const [one, other] = [ballot.numbers[front.id], ballot.numbers[back.id]]
    if (one === undefined || other === undefined || one === other) continue
    prefer[one > other ? 0 : 1] += whole(ballot) * BigInt(ballot.people ?? 1)
  }
  const level = compareFractions(front.tally, back.tally) === 0
  const by: PairDecision = prefer[0] !== prefer[1] ? 'preference' : level ? 'ladder' : 'score'
  const turned = prefer[1] > prefer[0]
  const weights = (turned ? prefer.toReversed() : prefer).map((mass) => fraction(mass, scale))
  return {
    ids: turned ? [back.id, front.id] : [front.id, back.id],
    prefer: weights.map(toNumber),
    exact: weights.map(writeFraction),
    by,
  }
}

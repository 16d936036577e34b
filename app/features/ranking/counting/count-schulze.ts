import type { CountedIdea, CountResult, Tie } from './count-result.ts'
import { fraction, writeFraction } from './fraction.ts'
import { comparePairs } from './ranked/compare-pairs.ts'
import { countSupporters } from './ranked/count-supporters.ts'
import { numberBallots, type Roll } from './ranked/number-ballots.ts'
import type { RankedCount, RankedStep } from './ranked/ranked-count.ts'
import { type SeatStage, seatWinners } from './ranked/seat-winners.ts'
import { type Paths, strongestPaths } from './ranked/strongest-paths.ts'
import { type TieBreaker, tieBreaker } from './ranked/tie-breaker.ts'

/**
 * `votes[i][j]` people (weighted) prefer `ids[i]` to `ids[j]`; `strengths[i][j]` is the strongest path from one to the
 * other, `0` where there is none. `beatsAll` is the idea that wins every direct comparison, if there is one. `layers`
 * puts ideas together that no stronger path separates, best first.
 */
export type SchulzeStage =
  | { stage: 'pairs'; ballots: number; blank: number; ignored: number; ids: string[]; votes: string[][] }
  | { stage: 'paths'; ids: string[]; strengths: string[][]; beatsAll: string | null; layers: string[][] }
  | SeatStage

/**
 * Counts by the Schulze method, winning votes: an idea stands before another when its strongest chain of won
 * comparisons to the other is stronger than the way back. M. Schulze, Social Choice and Welfare 36 (2011) 267–303.
 *
 * Ideas may share ranks; those left out are level with each other and behind all that are ranked. A won comparison is as
 * strong as the votes for it. `tally` is the number of ideas that an idea beats; those that none still in beats are put
 * next, all at once, and the ladder orders them. Ideas that nobody ranks, or below the quorum, never win.
 * Exact; O(ballots × ranks² + m³). Throws a RangeError for seats that are no whole number, candidates named twice, or
 * fewer than no votes.
 */
export function countSchulze(count: RankedCount): CountResult<SchulzeStage, CountedIdea[], RankedStep> {
  const roll = numberBallots(count)
  const support = countSupporters(roll, count)
  const votes = comparePairs(roll)
  const paths = strongestPaths(votes)
  const layers = layersOf(paths)
  const { order, ties } = orderLayers(layers, tieBreaker(roll, support.supporters, count))

  const tallies = paths.beats.map((beaten) => fraction(beaten.filter(Boolean).length))
  const result = seatWinners(roll, support, { rule: 'schulze', seats: count.seats, order, tallies }, ties)
  const written = votes.map((row) => row.map(writeFraction))
  return { ...result, stages: [pairsStage(roll, written), pathsStage(roll, paths, layers), ...result.stages] }
}

/** Takes off, again and again, all ideas that none of the rest beats; beating is transitive, so there always is one. */
function layersOf({ beats }: Paths) {
  const layers: number[][] = []
  for (let rest = beats.map((_, number) => number); rest.length > 0; ) {
    const unbeaten = rest.filter((one) => !rest.some((other) => beats[other]?.[one]))
    layers.push(unbeaten)
    const taken = new Set(unbeaten)
    rest = rest.filter((number) => !taken.has(number))
  }
  return layers
}

function orderLayers(layers: readonly number[][], breaker: TieBreaker) {
  const settled = layers.map((layer) => breaker(layer))
  const ties: Tie<RankedStep>[] = settled.flatMap((part) => part.ties)
  return { order: settled.flatMap((part) => part.order), ties }
}

const pairsStage = ({ candidates, people, blank, ignored }: Roll, votes: string[][]): SchulzeStage => ({
  stage: 'pairs',
  ballots: people,
  blank,
  ignored,
  ids: candidates.map((idea) => idea.id),
  votes,
})

function pathsStage({ candidates }: Roll, paths: Paths, layers: readonly number[][]): SchulzeStage {
  const id = (number: number) => candidates[number]?.id as string
  return {
    stage: 'paths',
    ids: candidates.map((idea) => idea.id),
    strengths: paths.strengths.map((row) => row.map(writeFraction)),
    beatsAll: candidates[paths.beatsAll]?.id ?? null,
    layers: layers.map((layer) => layer.map(id)),
  }
}

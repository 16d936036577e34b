import { pairKey } from './pair-key.ts'
import { pairScore } from './pair-score.ts'

export interface PairIdea {
  id: string
  /** Comparisons it was part of so far, whatever was said. */
  met: number
  wins: number
  losses: number
  /** Its turn in the reader's shuffle; decides between pairs that teach as much. */
  turn: number
}

/**
 * The pair a person should be asked about next: the one of which least is known. What a comparison teaches falls with
 * the comparisons both have behind them, and with the distance of their quick scores:
 * (1 / (met₁ + 1) + 1 / (met₂ + 1)) · (1 − |score₁ − score₂|).
 *
 * `known` holds the `pairKey`s this person was asked before. Null when none is left. Looks at every pair of what it is
 * given, so it is given a bounded choice. The order of `ideas` does not matter; the answer is in the order of turns.
 */
export function choosePair<Idea extends PairIdea>(ideas: readonly Idea[], known: ReadonlySet<string>) {
  const inTurn = [...ideas].sort((a, b) => a.turn - b.turn || (a.id < b.id ? -1 : 1))
  let best: { pair: [Idea, Idea]; worth: number } | null = null
  for (const [at, first] of inTurn.entries()) {
    for (const second of inTurn.slice(at + 1)) {
      const worth = worthOf(first, second)
      if ((best && worth <= best.worth) || known.has(pairKey(first.id, second.id))) continue
      best = { pair: [first, second], worth }
    }
  }
  return best?.pair ?? null
}

function worthOf(one: PairIdea, other: PairIdea) {
  const unknown = 1 / (one.met + 1) + 1 / (other.met + 1)
  const distance = Math.abs(pairScore(one.wins, one.losses) - pairScore(other.wins, other.losses))
  return unknown * (1 - distance)
}

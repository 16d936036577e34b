import type { CountResult } from '../count-result.ts'
import { neededSupporters } from '../needed-supporters.ts'
import type { Roll } from './number-ballots.ts'
import type { RankedCount } from './ranked-count.ts'

/**
 * Per candidate: the people who ranked it at all, and whether it may win, which takes a supporter whose vote weighs
 * something and the quorum.
 */
export type Support = { supporters: number[]; entitled: boolean[]; quorum: CountResult<never>['quorum'] }

/** Counts supporters and holds them against the quorum; `below` in the order of ids. */
export function countSupporters(roll: Roll, { quorum, participants = roll.people }: RankedCount): Support {
  const supporters = new Array<number>(roll.candidates.length).fill(0)
  const backed = new Array<boolean>(roll.candidates.length).fill(false)
  for (const { ranks, people, weight } of roll.ballots) {
    const weighs = (roll.weights[weight]?.numerator ?? 0n) > 0n
    for (const rank of ranks) {
      const number = rank < 0 ? ~rank : rank
      supporters[number] = (supporters[number] as number) + people
      if (weighs) backed[number] = true
    }
  }
  const needed = quorum ? neededSupporters(quorum, participants) : 0
  const reaches = supporters.map((people) => people >= needed)
  const below = roll.candidates.filter((_, number) => backed[number] && !reaches[number]).map((idea) => idea.id)
  return {
    supporters,
    entitled: backed.map((one, number) => one && (reaches[number] as boolean)),
    quorum: quorum ? { needed, participants, below } : null,
  }
}

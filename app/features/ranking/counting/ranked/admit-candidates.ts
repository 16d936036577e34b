import { countSupporters, type Support } from './count-supporters.ts'
import { numberBallots, type Roll } from './number-ballots.ts'
import type { RankedCount } from './ranked-count.ts'

/** The ballots as counted, `outside` the ids left out, and the ballots as `given` with all candidates. */
export type Admitted = { roll: Roll; support: Support; outside: string[]; given: { roll: Roll; support: Support } }

/**
 * Leaves out the ideas below the quorum before the first stage, as if nobody had ranked them: they cannot win, and
 * would only keep votes from those who can. The quorum itself is of the whole count.
 */
export function admitCandidates(count: RankedCount): Admitted {
  const roll = numberBallots(count)
  const support = countSupporters(roll, count)
  const given = { roll, support }
  const outside = support.quorum?.below ?? []
  if (outside.length === 0) return { roll, support, outside, given }

  const below = new Set(outside)
  const inside = numberBallots({ ...count, candidates: count.candidates.filter((idea) => !below.has(idea.id)) })
  const left = { ...inside, ignored: roll.ignored, blank: roll.blank }
  return { roll: left, support: { ...countSupporters(inside, count), quorum: support.quorum }, outside, given }
}

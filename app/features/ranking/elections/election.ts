import type { ApprovalBallot } from '../counting/count-approval.ts'
import type { Candidate, NumberBallot, RankedBallot } from '../counting/count-result.ts'

/**
 * An election as a file tells it, ready for any rule that its ballots allow. Candidates go by the names that the file
 * knows them by. `seats` and `budget` are null where the file does not say; the kinds of ballots it cannot give are
 * absent. `tieOrder` names candidates first to last where the file settles ties itself.
 */
export type Election = {
  title: string
  candidates: Candidate[]
  seats: number | null
  budget: number | null
  tieOrder: string[] | null
  /** Supporters that the election asks of a winner, and the seed of its lot, where the file says so. */
  quorum?: number | null
  seed?: string
  /** What candidates cost where seats and not money are given out, for ties only; else their cost is in `candidates`. */
  prices?: ReadonlyMap<string, number | null>
  approvals?: ApprovalBallot[]
  ranked?: RankedBallot[]
  numbers?: NumberBallot[]
  limits: NumberLimits
}

/** What a voter may give: in all, to one idea, and the scale of scores; null where the file sets no limit. */
export type NumberLimits = { inAll: number | null; each: number | null; lowest: number | null }

export const NO_LIMITS: NumberLimits = { inAll: null, each: null, lowest: null }

import type { CountResult } from '../count-result.ts'
import type { RankedStep, Tallies } from './ranked-count.ts'

/**
 * The protocol of a count by single transferable vote. `round` counts from 1: the stages of a Scottish count, first
 * choices included, or the rounds of Meek's. Votes have the decimals of the rule; after the first choices, every transfer
 * and every Meek round, `votes` and `nonTransferable` add up to `total`.
 * - `start`: `valid` ballots rank somebody clearly first; `outside` are ideas below the quorum, left out at once.
 * - `transfer`: `value` left the idea, `to` says where it went, `rounding` is the part of `nonTransferable` (both in all
 *   so far) lost in cutting decimals.
 * - `meek-round`: each idea keeps `keep` of every vote that reaches it, found in so many `iterations`; the round ended
 *   with somebody `elected`, with a surplus of all below `omega`, or one that no longer shrank (`stable`).
 * - `tie`: the first of `ids` was placed or transferred before the others, or the last was excluded.
 */
export type StvStage =
  | { stage: 'start'; ballots: number; valid: number; ignored: number; outside: string[]; total: string; quota: string }
  | { stage: 'first-choices'; votes: Tallies; nonTransferable: string }
  | ({ stage: 'transfer'; round: number; from: string; of: 'surplus' | 'excluded' } & Moved)
  | ({ stage: 'meek-round'; round: number; ended: 'elected' | 'omega' | 'stable' } & MeekRound)
  | { stage: 'tie'; round: number; decides: Decision; ids: string[]; brokenBy: RankedStep }
  | { stage: 'elected'; round: number; ids: string[]; because: 'quota' | 'last-vacancies' }
  | { stage: 'excluded'; round: number; id: string; votes: string; because: 'fewest-votes' }
  | { stage: 'vacant'; seats: number }

/** What a tie had to be broken for: the order of the elected, whose surplus is first, or who is excluded. */
export type Decision = 'place' | 'transfer' | 'exclusion'

type Moved = { value: string; to: Tallies; votes: Tallies; nonTransferable: string; rounding: string }
type MeekRound = {
  iterations: number
  quota: string
  surplus: string
  keep: Tallies
  votes: Tallies
  nonTransferable: string
}

/** Winners in the order they were elected; the rule puts no others in an order. */
export type StvResult = CountResult<StvStage, null, RankedStep>

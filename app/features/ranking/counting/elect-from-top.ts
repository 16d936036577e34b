import { breakTies, groupLevel } from './break-ties.ts'
import type { CountInput } from './count-input.ts'
import type { CountedIdea, CountResult, LadderStep, Standing, Tie } from './count-result.ts'
import { compareFractions, toNumber, writeFraction, ZERO } from './fraction.ts'
import { neededSupporters } from './needed-supporters.ts'

export type QuorumStage = { stage: 'quorum'; needed: number; below: string[] }
/** A tie decides a seat when it stood across the line: without this step other ideas might have won. */
export type TieStage = { stage: 'tie'; ids: string[]; brokenBy: LadderStep; decidesSeat: boolean }
export type ElectedStage = { stage: 'elected'; ids: string[]; vacant: number }
export type ClosingStage = QuorumStage | TieStage | ElectedStage

type Election<Stage> = Pick<CountInput, 'quorum'> & {
  rule: string
  seats: number
  /** People who took part, null where nobody knows: then a quorum in percent is refused. */
  participants: number | null
  standings: readonly Standing[]
  /** What the rule says before anyone is elected. */
  opening: Stage[]
  /** Who may win at all; those with a tally above zero unless given. */
  mayWin?: (idea: Standing) => boolean
}

const hasSupport = (idea: Standing) => compareFractions(idea.tally, ZERO) > 0

/**
 * The end of every rule that gives each idea one number: the highest win, the ladder breaks ties, ideas without a
 * supporter or below the quorum never win, so seats may stay vacant.
 */
export function electFromTop<Stage>(election: Election<Stage>): CountResult<Stage | ClosingStage, CountedIdea[]> {
  const { rule, seats, standings, opening, mayWin = hasSupport } = election
  const { order, ties } = rankByTally(standings)
  const supported = order.filter((idea) => idea.supporters > 0 && mayWin(idea))
  const quorum = askQuorum(election, supported)
  const electable = supported.filter((idea) => idea.supporters >= (quorum?.needed ?? 1)).map((idea) => idea.id)
  const elected = electable.slice(0, seats)

  return {
    rule,
    winners: elected.map((id, index) => ({ id, place: index + 1 })),
    order: order.map(countedIdea),
    stages: [
      ...opening,
      ...quorumStage(quorum),
      ...tieStages(ties, electable, elected),
      { stage: 'elected', ids: elected, vacant: seats - elected.length },
    ],
    ties,
    quorum,
  }
}

/** All candidates, highest tally first; nobody asks how ideas without a supporter were told apart. */
export function rankByTally(standings: readonly Standing[]) {
  const level = groupLevel(standings, (one, other) => compareFractions(other.tally, one.tally))
  const settled = level.map((group) => breakTies(group))
  return {
    order: settled.flatMap((part) => part.order),
    ties: settled.flatMap((part) => (part.order[0]?.supporters ? part.ties : [])),
  }
}

/** The quorum in people, and who of the supported ideas misses it. */
export function askQuorum(
  { quorum, participants }: Pick<Election<unknown>, 'quorum' | 'participants'>,
  supported: readonly Standing[],
): CountResult<never>['quorum'] {
  if (!quorum) return null
  const needed = neededSupporters(quorum, participants)
  return { needed, participants, below: supported.filter((idea) => idea.supporters < needed).map((idea) => idea.id) }
}

export const quorumStage = (quorum: CountResult<never>['quorum']): QuorumStage[] =>
  quorum ? [{ stage: 'quorum', needed: quorum.needed, below: quorum.below }] : []

export function tieStages(ties: readonly Tie[], electable: readonly string[], elected: readonly string[]): TieStage[] {
  const inside = new Set(elected)
  const outside = new Set(electable.filter((id) => !inside.has(id)))
  const decidesSeat = (tie: Tie) => tie.ids.some((id) => inside.has(id)) && tie.ids.some((id) => outside.has(id))
  return ties.map((tie) => ({ stage: 'tie', ...tie, decidesSeat: decidesSeat(tie) }))
}

export const countedIdea = ({ id, tally, supporters }: Standing, index: number): CountedIdea => ({
  id,
  place: index + 1,
  tally: toNumber(tally),
  exact: writeFraction(tally),
  supporters,
})

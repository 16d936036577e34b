import type { TallyStage } from '../count-approval.ts'
import type { CountResult, Tie } from '../count-result.ts'
import { type ElectedStage, type QuorumStage, type TieStage, tieStages } from '../elect-from-top.ts'
import type { ApprovalElection } from './approval-election.ts'

/** One step of a rule that elects one idea after the other: who, what it met on the way, and why. */
export type Round<Stage> = { idea: number; ties: Tie[]; stages: Stage[] }

/** People who approved of something that could win, and of nothing that did. */
export type UnheardStage = { stage: 'unheard'; people: number }
export type InTurnStage = TallyStage | QuorumStage | TieStage | UnheardStage | ElectedStage

/** The result of rounds, with each tie told before the step it decided; `before` is told ahead of them. */
export function electInTurn<Stage>(
  rule: string,
  election: ApprovalElection,
  seats: number,
  rounds: readonly Round<Stage>[],
  before: readonly Stage[] = [],
): CountResult<Stage | InTurnStage, null> {
  const elected = idsOf(election, rounds)
  return {
    ...roundsResult(rule, election, rounds),
    stages: [
      ...election.opening,
      ...before,
      ...roundStages(election, rounds),
      unheardStage(election, rounds),
      { stage: 'elected', ids: elected, vacant: seats - elected.length },
    ],
  }
}

/** Everything of the answer but its protocol. */
export function roundsResult(rule: string, election: ApprovalElection, rounds: readonly Round<unknown>[]) {
  const winners = idsOf(election, rounds).map((id, index) => ({ id, place: index + 1 }))
  return { rule, winners, order: null, ties: rounds.flatMap((round) => round.ties), quorum: election.quorum }
}

export function roundStages<Stage>(election: ApprovalElection, rounds: readonly Round<Stage>[]) {
  const electable = election.ideas.map((idea) => idea.id)
  const elected = idsOf(election, rounds)
  return rounds.flatMap(({ ties, stages }) => [...tieStages(ties, electable, elected), ...stages])
}

export function unheardStage({ blocks }: ApprovalElection, rounds: readonly Round<unknown>[]): UnheardStage {
  const elected = new Set(rounds.map((round) => round.idea))
  const unheard = blocks.filter((block) => !block.ideas.some((idea) => elected.has(idea)))
  return { stage: 'unheard', people: unheard.reduce((sum, { people }) => sum + people, 0) }
}

const idsOf = ({ ideas }: ApprovalElection, rounds: readonly Round<unknown>[]) =>
  rounds.map(({ idea }) => ideas[idea]?.id as string)

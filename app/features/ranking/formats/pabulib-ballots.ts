import type { ApprovalBallot } from '../counting/count-approval.ts'
import type { Candidate, NumberBallot } from '../counting/count-result.ts'
import type { PabulibElection, PabulibVote } from './pabulib.ts'

/** The candidates and ballots of a Pabulib election, as counting rules take them. */
export const pabulibCandidates = ({ projects }: PabulibElection): Candidate[] =>
  projects.map(({ id, cost }) => ({ id, cost }))

/** Naming a project is approving of it, whatever the vote type. */
export const pabulibApprovals = ({ votes }: PabulibElection): ApprovalBallot[] =>
  votes.map(({ approvals }) => ({ approvals }))

/**
 * Points as cast; one each in approval votes; in ordinal votes the longest allowed ranking for the first place, one
 * less for every place after it, as the cities that vote so count (column `score` of their files).
 */
export function pabulibPoints({ meta, votes, voteType }: PabulibElection): NumberBallot[] {
  const longest = Number(meta.max_length || Math.max(0, ...votes.map(({ approvals }) => approvals.length)))
  const pointsAt = ({ points }: PabulibVote, place: number) =>
    points?.[place] ?? (voteType === 'ordinal' ? longest - place : 1)
  return votes.map((vote) => ({
    numbers: Object.fromEntries(vote.approvals.map((id, place) => [id, pointsAt(vote, place)])),
  }))
}

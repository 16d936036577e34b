import { groupBy } from './group-by.ts'
import type { TracedVote, TracedVoter } from './traced-vote.ts'
import { twoProportionZ } from './two-proportion-z.ts'

const young = 60 * 60 * 1000
const fewestVotes = 20
const farAbove = 4

/**
 * Votes of people who had appeared less than an hour before and did nothing but this, on ideas where such people are
 * far more usual than in the rest of the contest (two-proportion z > 4, from 20 votes). Ranking definition 5.3.
 */
export function oneIdeaVotes(votes: readonly TracedVote[], voters: ReadonlyMap<string, TracedVoter>): TracedVote[] {
  const byVoter = groupBy(votes, (vote) => vote.voter)
  const isSingle = ({ voter, at }: TracedVote) => {
    const known = voters.get(voter)
    return known !== undefined && known.otherActs === 0 && byVoter.get(voter)?.length === 1 && at - known.since < young
  }
  const single = votes.filter(isSingle)
  const byIdea = groupBy(votes, (vote) => vote.idea)
  return [...groupBy(single, (vote) => vote.idea)].flatMap(([idea, some]) => {
    const all = byIdea.get(idea)?.length ?? 0
    const z = twoProportionZ(some.length, all, single.length - some.length, votes.length - all)
    return all >= fewestVotes && z > farAbove ? some : []
  })
}

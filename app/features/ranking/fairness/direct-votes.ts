import { groupBy } from './group-by.ts'
import type { TracedVote } from './traced-vote.ts'
import { twoProportionZ } from './two-proportion-z.ts'

/** With fewer votes the share of an idea says nothing. */
const fewestVotes = 20
const farAbove = 4

/**
 * Votes that came past every list, on ideas where they are far more usual than in the rest of the contest: the share of
 * direct votes by the two-proportion test, z > 4, from 20 votes. Ranking definition 5.1.
 */
export function directVotes(votes: readonly TracedVote[]): TracedVote[] {
  const direct = votes.filter((vote) => !vote.organic)
  const byIdea = groupBy(votes, (vote) => vote.idea)
  return [...groupBy(direct, (vote) => vote.idea)].flatMap(([idea, some]) => {
    const all = byIdea.get(idea)?.length ?? 0
    const z = twoProportionZ(some.length, all, direct.length - some.length, votes.length - all)
    const alone = all === votes.length
    return all >= fewestVotes && !alone && z > farAbove ? some : []
  })
}

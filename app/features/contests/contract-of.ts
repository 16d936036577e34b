import type { ContestRow } from '#drizzle/queries/contests.ts'
import type { Finalist } from '#drizzle/queries/finals.ts'
import type { JuryRow } from '#drizzle/queries/juries.ts'

/**
 * What people may rely on from the opening to the count, in the words of the API. Its canonical JSON is frozen and
 * hashed. `ties` names the ladder in order; `seedHash` binds the lot at its end before anybody has voted. A jury is in it
 * when it was set up before the opening: what it judges by, and how much its order weighs against the crowd's. A final
 * names the contest before it and, for each of its ideas, the one it was there.
 */
export function contractOf(contest: ContestRow, { jury, finalists = [] }: Known = {}) {
  return {
    version: 1,
    ...pick(contest, ['id', 'slug', 'kind', 'language', 'title', 'question', 'brief', 'helpText', 'timeZone']),
    ...pick(contest, ['audience', 'takePart', 'eligibility', 'ballot', 'rule', 'votesPerPerson', 'places', 'budget']),
    ...(contest.ballot === 'budget' ? pick(contest, ['budgetUnit']) : {}),
    ...pick(contest, ['prizes', 'tags', 'moderation', 'counts', 'receipts', 'readDays', 'promiseDays', 'seedHash']),
    dates: {
      ideas: { from: contest.ideasFrom, until: contest.ideasUntil },
      voting: { from: contest.votingFrom, until: contest.votingUntil },
      jury: { until: contest.juryUntil },
      answerBy: contest.answerBy,
    },
    quorum: { kind: contest.quorumKind, needed: contest.quorum },
    weights: contest.weights,
    ...(contest.weightNames ? { groups: contest.weightNames } : {}),
    ties: ['supporters', 'cost', 'lot'],
    ...(jury ? { jury: juryIn(jury) } : {}),
    ...(contest.finalOf
      ? { final: { of: contest.finalOf, ideas: finalists.map(({ id, from }) => ({ id, from })) } }
      : {}),
  }
}

/** What of a contest stands in other tables. */
export interface Known {
  jury?: JuryRow
  finalists?: Finalist[]
}

const juryIn = ({ criteria, scale, perIdea, blind, judged, share }: JuryRow) => ({
  ...{ criteria, scale: { from: 1, to: scale }, perIdea, blind, judged },
  combination: { jury: share, crowd: 100 - share },
})

function pick<Key extends keyof ContestRow>(contest: ContestRow, keys: Key[]) {
  return Object.fromEntries(keys.map((key) => [key, contest[key]])) as Pick<ContestRow, Key>
}

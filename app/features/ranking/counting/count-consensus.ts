import { checkCandidates, countPeople, lotOf, wholeNumber } from './count-input.ts'
import type { CountedIdea, CountResult, NumberBallot, Standing } from './count-result.ts'
import { type OpinionsStage, opinionsStage, sumOpinions, type UpDownCount, type UpDownStage } from './count-up-down.ts'
import { electFromTop } from './elect-from-top.ts'
import { fraction } from './fraction.ts'
import { type GroupOpinion, groupConsensus } from './numbers/group-consensus.ts'
import { type NumberSums, type NumbersStage, sumOf } from './numbers/sum-numbers.ts'

/** An up/down/pass ballot of somebody in a group, or in none. */
export type GroupedBallot = NumberBallot & { group: string | null }
export type ConsensusCount = UpDownCount & { ballots: readonly GroupedBallot[] }

/** Groups that count, and those left out because they have fewer members than a group needs. */
export type GroupsStage = {
  stage: 'groups'
  counted: { group: string; people: number }[]
  tooSmall: { group: string; people: number }[]
}
/** Per idea what each group that counts says. */
export type AgreementStage = {
  stage: 'agreement'
  ideas: { id: string; groups: (GroupOpinion & { group: string })[] }[]
}
/** Consensus across groups needs at least two. */
export type TooFewGroupsStage = { stage: 'too-few-groups'; needed: number }
type Opening = NumbersStage | OpinionsStage | GroupsStage | AgreementStage | TooFewGroupsStage
export type ConsensusStage = Opening | UpDownStage

export const MEMBERS_NEEDED = 5
export const GROUPS_NEEDED = 2

/**
 * Consensus across groups: wins what every group agrees with, large or small; one group against it weighs heavily.
 * Product over groups of (agree + 1) / (seen + 2): see `groupConsensus`. Groups of fewer than 5 people are left out.
 *
 * Exact, counted in people: within a group nobody weighs more. With fewer than two groups nobody wins. Supporters are
 * all who say up, in a group or not. Throws a RangeError for seats that are no whole number or candidates named twice.
 */
export function countConsensus(count: ConsensusCount): CountResult<ConsensusStage, CountedIdea[]> {
  wholeNumber(count.seats, 'Seats')
  checkCandidates(count)
  const numbers = sumOpinions(count, count.ballots)
  const groups = gatherGroups(count, numbers.valid as GroupedBallot[])
  const counted = groups.filter(({ people }) => people >= MEMBERS_NEEDED)
  const enough = counted.length >= GROUPS_NEEDED
  return electFromTop<Opening>({
    rule: 'consensus',
    seats: count.seats,
    quorum: count.quorum,
    participants: count.participants ?? numbers.people,
    standings: consensusStandings(count, numbers, counted),
    opening: [numbers.stage, opinionsStage(numbers), ...groupStages(groups, count, enough)],
    mayWin: (idea) => enough && idea.supporters > 0,
  })
}

type Group = { group: string; people: number; numbers: NumberSums }

function gatherGroups(count: ConsensusCount, ballots: readonly GroupedBallot[]): Group[] {
  const members = new Map<string, GroupedBallot[]>()
  for (const ballot of ballots) {
    if (ballot.group === null) continue
    const own = members.get(ballot.group)
    if (own) own.push(ballot)
    else members.set(ballot.group, [ballot])
  }
  const groups = [...members].map(([group, own]) => ({
    group,
    people: countPeople(own),
    numbers: sumOpinions(count, own),
  }))
  return groups.sort((one, other) => (one.group < other.group ? -1 : 1))
}

const opinionOf = ({ numbers }: Group, id: string): GroupOpinion => {
  const { above, people } = sumOf(numbers, id)
  return { agree: above, seen: people }
}

function consensusStandings(count: ConsensusCount, numbers: NumberSums, groups: readonly Group[]): Standing[] {
  return count.candidates.map(({ id, cost }) => {
    const { above } = sumOf(numbers, id)
    const consensus = groupConsensus(groups.map((group) => opinionOf(group, id)))
    const tally = above > 0 ? consensus : fraction(0)
    return { id, tally, supporters: above, cost: cost ?? null, lot: lotOf(count, id) }
  })
}

function groupStages(groups: readonly Group[], { candidates }: ConsensusCount, enough: boolean): Opening[] {
  const sizes = groups.map(({ group, people }) => ({ group, people }))
  const isLarge = ({ people }: { people: number }) => people >= MEMBERS_NEEDED
  const ids = candidates.map((idea) => idea.id).sort()
  const ideas = ids.map((id) => ({
    id,
    groups: groups.filter(isLarge).map((group) => ({ group: group.group, ...opinionOf(group, id) })),
  }))
  return [
    { stage: 'groups', counted: sizes.filter(isLarge), tooSmall: sizes.filter((size) => !isLarge(size)) },
    { stage: 'agreement', ideas },
    ...(enough ? [] : [{ stage: 'too-few-groups' as const, needed: GROUPS_NEEDED }]),
  ]
}

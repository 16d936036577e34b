import { type ApprovalBallot, addBallots, approvalStandings, type TallyStage, tallyStage } from '../count-approval.ts'
import { type CountInput, checkCandidates, countPeople } from '../count-input.ts'
import type { CountResult, Standing } from '../count-result.ts'
import { askQuorum, type QuorumStage, quorumStage } from '../elect-from-top.ts'
import { compareFractions, toNumber, ZERO } from '../fraction.ts'
import { wholeWeights } from '../whole-weights.ts'

/** What rules for several winners are given. */
export type CommitteeCount = CountInput & { seats: number; ballots: readonly ApprovalBallot[] }

/**
 * Voters who approve of the same ideas, and so fare the same in every rule. `mass` is what they weigh together, times
 * the scale of the election; `weight` is mass / scale, nearly: for looking ahead, never for deciding.
 */
export type Block = { ideas: readonly number[]; people: number; mass: bigint; weight: number }

/** Approval ballots made ready for rules that elect one idea after the other. Ideas and blocks are known by index. */
export type ApprovalElection = {
  /** Those that may win (with support, not below the quorum), by id: the same order whatever the order of the input. */
  ideas: Standing[]
  blocks: Block[]
  /** Per idea the blocks that approve of it, and what they weigh together, times the scale. */
  supporters: Int32Array[]
  masses: bigint[]
  scale: bigint
  /** What all voters weigh together, times the scale, including those who approve of nothing. */
  totalMass: bigint
  people: number
  quorum: CountResult<never>['quorum']
  opening: (TallyStage | QuorumStage)[]
}

/** Throws a RangeError for candidates named twice, people that are no whole number, or negative weights. */
export function approvalElection(count: CountInput & { ballots: readonly ApprovalBallot[] }): ApprovalElection {
  checkCandidates(count)
  const people = countPeople(count.ballots)
  const sums = addBallots(count.ballots)
  const standings = approvalStandings(count, sums)
  const supported = standings.filter((idea) => compareFractions(idea.tally, ZERO) > 0)
  const ordered = [...supported].sort((one, other) => (one.id < other.id ? -1 : 1))
  const quorum = askQuorum({ quorum: count.quorum, participants: count.participants ?? people }, ordered)
  const below = new Set(quorum?.below)

  const ideas = ordered.filter((idea) => !below.has(idea.id))
  const opening = [tallyStage(people, sums, standings), ...quorumStage(quorum)]
  return { ideas, people, quorum, opening, ...gatherBlocks(ideas, count.ballots) }
}

function gatherBlocks(ideas: readonly Standing[], ballots: readonly ApprovalBallot[]) {
  const { scale, whole } = wholeWeights(ballots)
  const indexOf = new Map(ideas.map((idea, index) => [idea.id, index]))
  const gathered = new Map<string, { ideas: number[]; people: number; mass: bigint }>()
  for (const { approvals, people = 1, weight } of ballots) {
    const mass = whole({ weight }) * BigInt(people)
    const known = knownIdeas(approvals, indexOf)
    const key = known.join()
    const block = gathered.get(key)
    if (!block) gathered.set(key, { ideas: known, people, mass })
    else {
      block.people += people
      block.mass += mass
    }
  }

  const all = [...gathered.values()]
  const blocks = all
    .filter((block) => block.mass > 0n && block.ideas.length > 0)
    .map((block): Block => ({ ...block, weight: toNumber({ numerator: block.mass, denominator: scale }) }))
  return { scale, blocks, totalMass: sumOfMass(all), ...supportersOf(ideas.length, blocks) }
}

/** Ascending and each once, so that equal ballots look equal. */
function knownIdeas(approvals: readonly string[], indexOf: ReadonlyMap<string, number>) {
  const known: number[] = []
  for (const id of new Set(approvals)) {
    const index = indexOf.get(id)
    if (index !== undefined) known.push(index)
  }
  return known.sort((one, other) => one - other)
}

function supportersOf(ideas: number, blocks: readonly Block[]) {
  const lists: number[][] = Array.from({ length: ideas }, () => [])
  blocks.forEach((block, index) => {
    for (const idea of block.ideas) lists[idea]?.push(index)
  })
  const masses = lists.map((list) => sumOfMass(list.map((index) => blocks[index] as Block)))
  return { supporters: lists.map((list) => Int32Array.from(list)), masses }
}

const sumOfMass = (blocks: readonly { mass: bigint }[]) => blocks.reduce((sum, { mass }) => sum + mass, 0n)

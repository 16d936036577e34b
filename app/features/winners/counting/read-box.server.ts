import { createHash } from 'node:crypto'
import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import type { BallotBox } from '#app/features/winners/counting/ballot-box.ts'
import { readPapers } from '#app/features/winners/counting/read-papers.server.ts'
import { groupsOfVoters, weighGroups } from '#app/features/winners/counting/weights-of.server.ts'
import { wonBy } from '#app/features/winners/counting/won-by.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { type BallotPlace, ballotsAfter, supportOf } from '#drizzle/queries/counting.ts'

const piece = 5_000
const mostTries = 5

export type Support = Awaited<ReturnType<typeof supportOf>>
type VoteState = 'counted' | 'provisional'
export type HouseGroups = Record<'customers' | 'employees', number>

export type FilledBox = {
  box: BallotBox
  support: Support
  ballots: number
  /** Voters and supporters of each idea by group, where the ballots were read whole. */
  groups?: { voters: HouseGroups; of: ReadonlyMap<string, HouseGroups> }
  /** How many ballots of each group there are, where groups weigh differently. */
  weighed?: Record<string, number>
}

/**
 * All counted ballots of a contest, read in pieces so that pages are served in between. What moderation changed
 * meanwhile shows in the sums, and then they are read again: ballots and sums always tell of the same moment.
 */
export async function readBox(contest: ContestRow): Promise<FilledBox> {
  if (hasPapers(contest)) return readPapers(contest)
  for (let tries = 0; tries < mostTries; tries++) {
    const before = await supportOf(contest)
    const { box, weighed } = await fillWeighed(contest, before)
    const support = await supportOf(contest)
    if (agree(support, box)) return { box, support, ballots: box.starts.length - 1, weighed }
  }
  throw new Error(`The ballots of ${contest.slug} kept changing while they were read.`)
}

/** The ballots of one state as they are now; only what they say of the ideas in `support`. */
export const fillBox = async (contest: ContestRow, support: Support, state?: VoteState): Promise<BallotBox> =>
  (await fillWeighed(contest, support, state)).box

async function fillWeighed(contest: ContestRow, support: Support, state?: VoteState) {
  const numbers = new Map(support.map(({ id }, number) => [id, number]))
  const [choices, starts]: [number[], number[]] = [[], []]
  let last: BallotPlace = { personId: '', ideaId: '' }
  const people: string[] = []
  for (let rows = await ballotsAfter(contest.id, last, piece, state); rows.length > 0; ) {
    for (const row of rows) {
      if (row.personId !== last.personId) {
        starts.push(choices.length)
        people.push(row.personId)
      }
      const number = numbers.get(row.ideaId)
      if (number !== undefined) choices.push(number)
      last = row
    }
    rows = rows.length < piece ? [] : await ballotsAfter(contest.id, last, piece, state)
  }
  const weighing = contest.weights && weighGroups(contest.weights, await groupsIn(contest, people, state))
  const box: BallotBox = {
    candidates: support.map(({ id, cost }) => ({ id, cost })),
    choices: Int32Array.from(choices),
    starts: Int32Array.from([...starts, choices.length]),
    ...(weighing && { weights: weighing.weights }),
    ...wonBy(contest),
  }
  return { box, weighed: weighing?.weighed }
}

async function groupsIn(contest: ContestRow, people: string[], state?: VoteState) {
  const groups = await groupsOfVoters(contest, state)
  return people.map((person) => groups.get(person) ?? 'customers')
}

function agree(support: Support, { candidates, choices }: BallotBox) {
  const sums = new Int32Array(candidates.length)
  for (const choice of choices) sums[choice] = (sums[choice] as number) + 1
  return (
    support.length === candidates.length &&
    support.every(({ id, supporters }, number) => candidates[number]?.id === id && sums[number] === supporters)
  )
}

/**
 * SHA-256 of the ballots without their people: the ids of each ballot's ideas in order with commas between (`id=mark`
 * where it marks them; of pairs `preferred>other`, or `one=other` where neither is), where groups weigh differently with
 * the weight and a colon before them, the lines in order, each ended by a line feed. Anyone can make it from the
 * published ballots.
 */
export function hashOfBallots({ candidates, choices, marks, starts, pairs, weights }: BallotBox) {
  const id = (at: number) => candidates[choices[at] as number]?.id
  const pair = (at: number) => (marks?.[at] === 0 ? [id(at), id(at + 1)].sort().join('=') : `${id(at)}>${id(at + 1)}`)
  const said = (at: number) => (pairs ? pair(at) : `${id(at)}${marks ? `=${marks[at]}` : ''}`)
  const step = pairs ? 2 : 1
  const lines = Array.from({ length: starts.length - 1 }, (_, ballot) => {
    const [from, to] = [starts[ballot] as number, starts[ballot + 1] as number]
    const ideas = Array.from({ length: (to - from) / step }, (_, at) => said(from + at * step))
      .sort()
      .join()
    return weights ? `${weights[ballot]}:${ideas}` : ideas
  })
  const hash = createHash('sha256')
  for (const line of lines.sort()) hash.update(`${line}\n`)
  return hash.digest('hex')
}

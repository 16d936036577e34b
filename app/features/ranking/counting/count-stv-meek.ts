import { admitCandidates } from './ranked/admit-candidates.ts'
import { ballotValues, writeFixed } from './ranked/fixed-decimals.ts'
import { divideUp, keepVotes, type Lines, moveOn, multiplyUp, openLines, VOTE } from './ranked/keep-votes.ts'
import type { RankedCount } from './ranked/ranked-count.ts'
import type { StvResult } from './ranked/stv-result.ts'
import {
  elect,
  exclude,
  fillLastVacancies,
  isDecided,
  openSeats,
  type Seats,
  stvResult,
  writeTies,
  writeVotes,
} from './ranked/stv-seats.ts'
import { pickOne } from './ranked/tie-breaker.ts'

const DECIMALS = 9
const OMEGA = VOTE / 10 ** 6
const write = (units: number) => writeFixed(units, DECIMALS)

/** A count under way, in units of the ninth decimal: what of each vote a candidate keeps, and the votes that makes. */
type Count = Seats & {
  values: readonly number[]
  lines: Lines
  total: number
  keep: Float64Array
  votes: Float64Array
  quota: number
  surplus: number
}

/**
 * Counts by single transferable vote as Meek proposed: an elected idea keeps just the part of every vote that it needs
 * for the quota and passes on the rest, found by repetition; when no surplus is left, the idea with the fewest votes is
 * excluded, as if it had never stood. Proportional Representation Foundation, Reference Meek Rule, B.1–C.2.
 *
 * Nine decimals, ω = 10⁻⁶; weighted ballots are scaled and cut to nine decimals (see `ballotValues`). Ideas within the
 * remaining surplus of the fewest votes count as tied (B.3, T); the ladder decides, as the rule names no step of its own.
 * A shared rank ends a ballot; without a clear first rank it is void. Ideas below the quorum of supporters are left out
 * from the start. Throws a RangeError for seats that are no whole number, candidates named twice, fewer than no votes,
 * or more than nine million ballots.
 */
export function countStvMeek(input: RankedCount): StvResult {
  const count = start(input)
  for (; !isDecided(count); count.round++) {
    if (meekRound(count) !== 'elected') excludeLowest(count)
    if (isDecided(count)) break
  }
  fillLastVacancies(count, count.votes)
  return stvResult('stv-meek', count)
}

/** A: everybody keeps whole votes. The quota of the first choices is only for the protocol. */
function start(input: RankedCount): Count {
  const admitted = admitCandidates(input)
  const { roll, outside } = admitted
  const { values, valid, total } = ballotValues(roll, DECIMALS)
  const keep = new Float64Array(roll.candidates.length).fill(VOTE)
  const votes = new Float64Array(roll.candidates.length)
  const lines = openLines(roll.ballots, values)
  const found = { quota: 0, surplus: 0 }
  const count = { ...openSeats(input, admitted, DECIMALS), ...found, values, lines, total, keep, votes }

  keepAll(count)
  const quota = write(quotaOf(count))
  count.stages.push(
    { stage: 'start', ballots: roll.people, valid, ignored: roll.ignored, outside, total: write(total), quota },
    { stage: 'first-choices', votes: writeVotes(count, votes), nonTransferable: write(lost(count)) },
  )
  return count
}

function keepAll({ lines, values, continuing, elected, keep, votes }: Count) {
  moveOn(lines, values, continuing, new Set(elected))
  keepVotes(lines, keep, votes)
}

const sum = (votes: Float64Array) => votes.reduce((all, held) => all + held, 0)

const lost = ({ total, votes }: Count) => total - sum(votes)

/** B.2.b: what all votes still held make, cut to nine decimals, and one unit more. */
const quotaOf = ({ votes, seats }: Count) => Math.floor(sum(votes) / (seats + 1)) + 1

/** B.2: repeats until somebody is elected, or the surplus is next to nothing or no longer shrinks. */
function meekRound(count: Count) {
  const { keep, votes, continuing, elected } = count
  for (let iterations = 1, before = Number.POSITIVE_INFINITY; ; iterations++, before = count.surplus) {
    keepAll(count)
    count.quota = quotaOf(count)
    const reached = [...continuing].filter((number) => (votes[number] as number) >= count.quota)
    count.surplus = surplusOf(count, [...elected, ...reached])
    const ended = endOf(count, reached, before)
    if (ended) {
      writeRound(count, iterations, ended)
      elect(count, reached, 'quota', votes)
      return ended
    }
    for (const number of elected) keep[number] = lessKept(count, number)
  }
}

/** B.2.d */
function surplusOf({ votes, quota }: Count, numbers: readonly number[]) {
  return Math.max(
    0,
    numbers.reduce((all, number) => all + (votes[number] as number) - quota, 0),
  )
}

/** B.2.e */
function endOf({ surplus }: Count, reached: readonly number[], before: number) {
  if (reached.length > 0) return 'elected'
  if (surplus < OMEGA) return 'omega'
  return surplus >= before ? 'stable' : null
}

/** B.2.f: keep × quota / votes, rounded up after either step. */
function lessKept({ keep, votes, quota }: Count, number: number) {
  return divideUp(multiplyUp(keep[number] as number, quota), votes[number] as number)
}

/** B.3: excludes one of those whose votes, give or take the surplus, are the fewest. */
function excludeLowest(count: Count) {
  const { continuing, votes, keep, surplus } = count
  const fewest = [...continuing].reduce((least, number) => Math.min(least, votes[number] as number), Number.MAX_VALUE)
  const level = [...continuing].filter((number) => (votes[number] as number) <= fewest + surplus)
  const { number, ties } = pickOne(count.roll, count.breaker(level), 'last')
  writeTies(count, 'exclusion', ties)
  exclude(count, number, votes[number] as number)
  keep[number] = 0
  votes[number] = 0
}

function writeRound(count: Count, iterations: number, ended: 'elected' | 'omega' | 'stable') {
  const { round, quota, surplus, keep, votes } = count
  count.stages.push({
    stage: 'meek-round',
    round,
    ended,
    iterations,
    quota: write(quota),
    surplus: write(surplus),
    keep: writeVotes(count, keep),
    votes: writeVotes(count, votes),
    nonTransferable: write(lost(count)),
  })
}

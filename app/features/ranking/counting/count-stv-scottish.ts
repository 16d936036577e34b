import { admitCandidates } from './ranked/admit-candidates.ts'
import { type Papers, pileValue, sortPapers, transferPile } from './ranked/ballot-papers.ts'
import { ballotValues, multiplyDivide, unitsPerVote, writeFixed } from './ranked/fixed-decimals.ts'
import { levels } from './ranked/order-by-tally.ts'
import type { RankedCount } from './ranked/ranked-count.ts'
import type { StvResult } from './ranked/stv-result.ts'
import {
  elect,
  exclude,
  fillLastVacancies,
  idOf,
  isDecided,
  mostVotes,
  openSeats,
  type Seats,
  stvResult,
  writeTies,
  writeVotes,
} from './ranked/stv-seats.ts'
import { pickOne, type StageOrder } from './ranked/tie-breaker.ts'

export type ScottishCount = RankedCount & {
  /** Also transfers the ballots of the last excluded before the last vacancies are filled, as some programs print it. */
  transferLast?: boolean
}

const DECIMALS = 5
const VOTE = unitsPerVote(DECIMALS)
const write = (units: number) => writeFixed(units, DECIMALS)

/** A count under way: votes in units of the fifth decimal, `history` those after every stage so far, latest first. */
type Count = Seats & {
  papers: Papers
  quota: number
  votes: Float64Array
  total: number
  rounding: number
  history: StageOrder[]
}

/**
 * Counts by single transferable vote as Scottish councils are elected: who reaches the quota is elected and passes on
 * the surplus, all of the ballots at a smaller value; when there is none, the idea with the fewest votes is excluded.
 * The Scottish Local Government Elections Order 2007 (SSI 2007/42), rules 45–52.
 *
 * Quota ⌊valid / (seats + 1)⌋ + 1; values are cut to five decimals, weighted ballots too (scaled first, see
 * `ballotValues`). Ties: the latest earlier stage at which the votes differed (rules 49, 51), then the ladder; the Order
 * itself knows only the lot. The last vacancies are filled without a further transfer (rule 52). A shared rank ends a
 * ballot; without a clear first rank it is void. Ideas below the quorum of supporters are left out from the start.
 * Throws a RangeError for seats that are no whole number, candidates named twice, or fewer than no votes.
 */
export function countStvScottish(input: ScottishCount): StvResult {
  const count = start(input)
  const pending = new Set<number>()
  for (const number of electQuota(count)) pending.add(number)
  while (!isDecided(count)) {
    count.round++
    if (pending.size > 0) pending.delete(transferSurplus(count, [...pending]))
    else excludeLowest(count, input.transferLast ?? false)
    if (!isDecided(count)) for (const number of electQuota(count)) pending.add(number)
  }
  fillLastVacancies(count, count.votes, count.history)
  return stvResult('stv-scottish', count)
}

/** Rules 45 and 46: the first choices and the quota. */
function start(input: ScottishCount): Count {
  const admitted = admitCandidates(input)
  const { roll, outside } = admitted
  const { values, valid, total } = ballotValues(roll, DECIMALS)
  const papers = sortPapers(roll, values)
  const quota = (Math.floor(total / (VOTE * (input.seats + 1))) + 1) * VOTE
  const votes = Float64Array.from(papers.piles, (pile) => pileValue(roll, papers, pile))

  const count = { ...openSeats(input, admitted, DECIMALS), papers, quota, votes, total, rounding: 0, history: [] }
  count.stages.push(
    {
      stage: 'start',
      ballots: roll.people,
      valid,
      ignored: roll.ignored,
      outside,
      total: write(total),
      quota: write(quota),
    },
    { stage: 'first-choices', votes: writeVotes(count, votes), nonTransferable: write(0) },
  )
  remember(count)
  return count
}

/** Keeps the votes at the end of a stage, for ties to come. */
const remember = ({ history, votes }: Count) => history.unshift(mostVotes(votes.slice()))

/** Rule 47: whoever reaches the quota is elected. Returns those who have more than that to pass on. */
function electQuota(count: Count) {
  const { continuing, quota, votes, history } = count
  const reached = [...continuing].filter((number) => (votes[number] as number) >= quota)
  elect(count, reached, 'quota', votes, history)
  return reached.filter((number) => (votes[number] as number) > quota)
}

/** Rules 48 and 49: passes on the largest surplus. Returns whose it was. */
function transferSurplus(count: Count, pending: readonly number[]) {
  const { votes, history, quota } = count
  const largest = levels(pending, mostVotes(votes))[0] as number[]
  const { number, ties } = pickOne(count.roll, count.breaker(largest, history), 'first')
  writeTies(count, 'transfer', ties)
  const held = votes[number] as number
  const revalue = new Map<number, number>()
  transfer(count, number, 'surplus', held - quota, (value) => {
    const known = revalue.get(value) ?? multiplyDivide(held - quota, value, held)
    revalue.set(value, known)
    return known
  })
  return number
}

/** Rules 50 and 51: excludes the candidate with the fewest votes, whose ballots move on at their value. */
function excludeLowest(count: Count, transferLast: boolean) {
  const { votes, history, continuing } = count
  const fewest = levels([...continuing], mostVotes(votes)).at(-1) as number[]
  const { number, ties } = pickOne(count.roll, count.breaker(fewest, history), 'last')
  writeTies(count, 'exclusion', ties)
  const held = votes[number] as number
  exclude(count, number, held)
  if (transferLast || !isDecided(count)) transfer(count, number, 'excluded', held, (value) => value)
}

/** Moves a candidate's ballots on, `value` votes in all, and writes down who got what. */
function transfer(
  count: Count,
  from: number,
  of: 'surplus' | 'excluded',
  value: number,
  revalue: (value: number) => number,
) {
  const { roll, papers, votes, continuing, total } = count
  const { to, nonTransferable } = transferPile(roll, papers, from, (number) => continuing.has(number), revalue)
  for (const [number, gained] of to.entries()) votes[number] = (votes[number] as number) + gained
  votes[from] = (votes[from] as number) - value
  count.rounding += value - to.reduce((sum, gained) => sum + gained, nonTransferable)
  remember(count)
  count.stages.push({
    stage: 'transfer',
    round: count.round,
    from: idOf(count, from),
    of,
    value: write(value),
    to: writeVotes(count, to, [...continuing]),
    votes: writeVotes(count, votes),
    nonTransferable: write(total - votes.reduce((sum, held) => sum + held, 0)),
    rounding: write(count.rounding),
  })
}

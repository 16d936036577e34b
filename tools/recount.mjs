/* Counts by the rules that are more than adding up, for verify.mjs, which loads this file when it lies beside it; like
 * it, it needs no package. Rules that elect one idea after the other count in whole numbers of 1/unit, and take
 * whichever asks least of a voter:
 *   phragmen   a place costs 1, and its supporters share it so that each of them has paid the same since the beginning
 *   ees        each ballot starts with seats/ballots; supporters share 1 evenly, the poorer give all; then by phragmen
 *   seqpav     a ballot with n winners in its purse gives 1/(n + 1); the highest sum, here below zero, is next
 * Other ballots give ideas a mark; an idea that a ballot leaves out has no mark, and no opinion:
 *   score      stars; the mean of those who rated an idea, and of 10 imaginary ones who gave the mean of the contest
 *   star       of the two with the highest scores wins whom more prefer among those who rated both; then once more
 *   points     the highest sum
 *   quadratic  the highest sum of votes, of which n cost n² credits
 *   up-down    the share of 1 among all who saw an idea, and among 20 imaginary ones of whom the usual share said 1
 *   borda      with m ideas a first rank is worth m points, the next m − 1 …; equal ranks share theirs, so do the rest
 *   schulze    strongest chains of won comparisons; a comparison is as strong as the ballots that won it
 * Rules that pass votes on from idea to idea stand in recount-transfers.mjs, those that give out money in
 * recount-money.mjs, the one for pairs in recount-pairs.mjs. Each rule is given the ideas, those who reach the quorum
 * (`able`), `ballots` with their marks and weight, the same as `papers`, { idea: mark }, each as often as it weighs,
 * and seats or a budget; it answers the winners and, where it makes one, the order of all. `settle(ideas, steps)` sorts
 * by one step after the other, the smallest first. Imaginary voters weigh what a ballot weighs on average.
 */
import { money } from './recount-money.mjs'
import { pairs } from './recount-pairs.mjs'
import { transfers } from './recount-transfers.mjs'

const ladder = ['supporters', 'cost', 'lot']
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0n)
const most = (votes) => (idea) => -votes.get(idea)
const mapOf = (ideas, value) => new Map(ideas.map((idea) => [idea, value(idea)]))
const seated = (order, { able, seats }) => ({ order, winners: order.filter((idea) => able.has(idea)).slice(0, seats) })

/** What one ballot may say: the lowest and the highest mark, and what its marks cost of the limit in the contract. */
const ballots = {
  score: [0, 5, () => 0n],
  points: [1, 1000, (marks) => sum(marks)],
  quadratic: [1, 1000, (marks) => sum(marks.map((votes) => votes * votes))],
  rank: [1, 1000, (marks) => BigInt(marks.length)],
  updown: [-1, 1, () => 0n],
  budget: [1, 1, (_, costs) => sum(costs)],
  pair: [-1, 1, () => 0n],
}
export function isAllowed(ballot, limit, marks, known = {}) {
  const [lowest, highest, cost] = ballots[ballot]
  const fits = (mark) => Number.isInteger(mark) && mark >= lowest && mark <= highest
  if (!Object.values(marks).every(fits)) return false
  const costs = Object.keys(marks).map((id) => BigInt(known[id] ?? 0))
  return limit === null || cost(Object.values(marks).map(BigInt), costs) <= limit
}

const marksOf = (papers, { id }) => papers.filter((marks) => id in marks).map((marks) => BigInt(marks[id]))

/**
 * Means with so many imaginary voters who say what is usual, given as [top, bottom]. All have one common
 * denominator, in whole numbers of what one ballot in `ballots` would be if all of them weighed the same.
 */
function drawnMeans({ papers, ballots }, given, voters, [top, bottom]) {
  const [each, imaginary] = [BigInt(ballots.length), voters * BigInt(papers.length)]
  const common = [...given.values()].reduce((all, { raters }) => all * (raters * each + imaginary), 1n)
  const mean = ({ all, raters }) => (all * each * bottom + imaginary * top) * (common / (raters * each + imaginary))
  return (idea) => (given.get(idea).raters > 0n ? mean(given.get(idea)) : 0n)
}

function scores(election) {
  const given = mapOf(election.ideas, (idea) => {
    const marks = marksOf(election.papers, idea)
    return { all: sum(marks), raters: BigInt(marks.length) }
  })
  const raters = sum([...given.values()].map((own) => own.raters))
  const usual = raters > 0n ? [sum([...given.values()].map(({ all }) => all)), raters] : [0n, 1n]
  return { tally: drawnMeans(election, given, 10n, usual), stars: (idea) => given.get(idea).all }
}

function fromTop(election, tally, worth = tally) {
  const order = election.settle(election.ideas, [(idea) => -tally(idea), ...ladder])
  const winners = order.filter((idea) => worth(idea) > 0n && election.able.has(idea))
  return { order, winners: winners.slice(0, election.seats) }
}

function score(election) {
  const { tally, stars } = scores(election)
  return fromTop(election, tally, stars)
}

function star(election) {
  const { tally, stars } = scores(election)
  const left = fromTop({ ...election, seats: election.ideas.length }, tally, stars).winners
  const winners = []
  while (winners.length < election.seats && left.length > 0) {
    const [first, second = first] = left
    const both = election.papers.filter((marks) => first.id in marks && second.id in marks)
    const [one, other] = [first, second].map(({ id }) => both.map((marks) => marks[id]))
    const prefer = one.filter((mark, at) => mark > other[at]).length - one.filter((mark, at) => mark < other[at]).length
    winners.push(...left.splice(prefer < 0 ? 1 : 0, 1))
  }
  return { winners }
}

function sums(election) {
  const given = mapOf(election.ideas, (idea) => sum(marksOf(election.papers, idea)))
  return fromTop(election, (idea) => given.get(idea))
}

function upDown(election) {
  const given = mapOf(election.ideas, (idea) => {
    const marks = marksOf(election.papers, idea)
    return { all: BigInt(marks.filter((mark) => mark === 1n).length), raters: BigInt(marks.length) }
  })
  const [ups, seen] = ['all', 'raters'].map((what) => sum([...given.values()].map((own) => own[what])))
  const [each, weigh] = [BigInt(election.ballots.length), BigInt(election.papers.length)]
  const drawn = drawnMeans(election, given, 20n, [ups * each + 2n * weigh, seen * each + 20n * weigh])
  return fromTop(election, (idea) => (given.get(idea).all > 0n ? drawn(idea) : 0n))
}

function electInTurn(rule, { able, papers, seats, settle }) {
  const candidates = [...able]
  const factorial = candidates.reduce((product, _, n) => product * BigInt(n + 1), 1n)
  let [unit, purse] = { ees: [BigInt(papers.length), BigInt(seats)], phragmen: [1n, 0n], seqpav: [factorial, 0n] }[rule]
  const voters = papers.map((paper) => ({ paper, purse }))
  const backers = new Map(candidates.map((idea) => [idea, voters.filter(({ paper }) => idea.id in paper)]))
  const asks = {
    seqpav: (purses) => [-sum(purses.map((own) => unit / (own + 1n))), 1n],
    phragmen: (purses) => [unit - sum(purses), BigInt(purses.length)],
    ees: (purses, missing = unit) => {
      const rich = purses.filter((own) => own * BigInt(purses.length) >= missing)
      if (rich.length === purses.length) return [missing, BigInt(purses.length)]
      return asks.ees(rich, missing - sum(purses) + sum(rich))
    },
  }
  const isLess = ([a, b], [c, d]) => a * d < c * b
  const elected = []
  for (let by = rule; elected.length < Math.min(seats, candidates.length); ) {
    const left = candidates.filter((idea) => !elected.includes(idea))
    const asked = left.map((idea) => [...asks[by](backers.get(idea).map(({ purse }) => purse)), idea])
    const [paid, parts] = asked.reduce((one, other) => (isLess(other, one) ? other : one))
    if (parts > 0n) {
      const [next] = settle(asked.filter((other) => !isLess([paid, parts], other)).map(([, , idea]) => idea))
      const rest = (own) => (by === 'phragmen' ? -paid : by === 'seqpav' ? own + 1n : own > paid ? own - paid : 0n)
      unit *= parts
      for (const voter of voters) voter.purse *= parts
      for (const voter of backers.get(next)) voter.purse = rest(voter.purse)
      elected.push(next)
    } else by = 'phragmen'
  }
  return { winners: elected }
}

function borda(election) {
  const { ideas, papers, settle } = election
  const points = mapOf(ideas, () => 0)
  for (const marks of papers.filter((paper) => Object.keys(paper).length > 0)) {
    const rank = ({ id }) => marks[id] ?? Infinity
    for (const idea of ideas) {
      const above = ideas.filter((other) => rank(other) < rank(idea)).length
      const level = ideas.filter((other) => rank(other) === rank(idea)).length
      points.set(idea, points.get(idea) + 2 * (ideas.length - above) - (level - 1))
    }
  }
  return seated(settle(ideas, [most(points), ...ladder]), election)
}

function schulze(election) {
  const { ideas, papers, settle } = election
  const votes = ideas.map(({ id: one }) =>
    ideas.map(({ id: other }) => papers.filter((m) => one in m && !(m[other] <= m[one])).length),
  )
  const path = votes.map((row, one) => row.map((won, other) => (won > votes[other][one] ? won : 0)))
  for (const over of path.keys())
    for (const from of path)
      for (const to of path.keys()) from[to] = Math.max(from[to], Math.min(from[over], path[over][to]))
  const beats = (one, other) => path[one][other] > path[other][one]
  const order = []
  for (let left = [...path.keys()]; left.length > 0; left = left.filter((one) => !order.includes(ideas[one]))) {
    const unbeaten = left.filter((one) => !left.some((other) => beats(other, one)))
    order.push(...settle(unbeaten.map((one) => ideas[one])))
  }
  return seated(order, election)
}

export const rules = {
  phragmen: (election) => electInTurn('phragmen', election),
  seqpav: (election) => electInTurn('seqpav', election),
  ees: (election) => electInTurn('ees', election),
  ...{ score, star, points: sums, quadratic: sums, 'up-down': upDown, borda, schulze },
  ...transfers,
  ...money,
  ...pairs,
}

import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { ballotOfRule } from '#app/features/contests/ballots/ballots.ts'
import { type ContestRule, contestRules } from '#app/features/contests/contest-rules.ts'
import { drawLot } from '#app/features/ranking/counting/draw-lot.ts'
import type { BallotBox } from '#app/features/winners/counting/ballot-box.ts'
import { countBox } from '#app/features/winners/counting/count-box.ts'

type Idea = { id: string; cost: number | null; supporters: number }
type Marks = Record<string, number>
type Step = string | ((idea: Idea) => number | bigint)
type Counter = (election: {
  ideas: Idea[]
  able: Set<Idea>
  papers: Marks[]
  ballots: { marks: Marks; weight: number }[]
  seats: number
  budget: number | null
  settle: (ideas: Idea[], steps?: Step[]) => Idea[]
}) => { winners: Idea[]; order?: Idea[] }

const program = pathToFileURL(path.resolve('tools/recount.mjs')).href
const { rules, isAllowed } = (await import(/* @vite-ignore */ program)) as {
  rules: Record<string, Counter>
  isAllowed: (ballot: string, limit: number | null, marks: Marks, costs?: Record<string, number | null>) => boolean
}

/** Numbers that look random and are the same in every run. */
function chooser(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const limits: Record<string, number | null> = { points: 10, quadratic: 30, rank: 5 }

/** A ballot as people fill it in: a few marks, many of them alike, so that there are ties of every kind. */
function aPaper(ballot: string, ids: string[], random: (below: number) => number): Marks {
  const marks: Marks = {}
  if (ballot === 'pair') {
    for (let n = random(6); n > 0; n--) {
      const [one, other] = [random(ids.length), random(ids.length)].sort()
      if (one !== other) marks[`${ids[one as number]}:${ids[other as number]}`] = random(3) - 1
    }
    return marks
  }
  for (let n = random(Math.min(5, ids.length) + 1); n > 0; n--) {
    const id = ids[Math.floor(random(ids.length * 3) / 2) % ids.length] as string
    if (ballot === 'score') marks[id] = random(6)
    else if (ballot === 'updown') marks[id] = random(3) - 1
    else if (ballot === 'rank') marks[id] = 1 + random(4)
    else marks[id] = ballot === 'approve' || ballot === 'budget' ? 1 : 1 + random(2)
  }
  return marks
}

function anElection(rule: ContestRule, nth: number, isWeighed: boolean) {
  const random = chooser(nth * 7919 + 17)
  const ballot = ballotOfRule(rule)
  const ids = Array.from({ length: 1 + random(7) }, (_, n) => `idea${n}`)
  const isMoney = ballot === 'budget'
  const priced = isMoney || random(2) === 0
  const cost = () => (isMoney ? random(4) * (1 + random(30)) : 100 * random(3))
  const candidates = ids.map((id) => ({ id, cost: priced ? cost() : null }))
  const papers = Array.from({ length: random(30) }, () => aPaper(ballot, ids, random))
  const counted = ballot === 'approve' ? papers.filter((marks) => Object.keys(marks).length > 0) : papers
  return {
    ballot,
    candidates,
    papers: counted,
    weights: isWeighed ? counted.map(() => (random(3) === 0 ? 7 : 2)) : undefined,
    budget: isMoney ? random(150) : null,
    seats: 1 + random(4),
    minimum: random(3) * random(3),
    seed: `seed ${nth}`,
  }
}

type Election = ReturnType<typeof anElection>

function supportersOf({ ballot, papers }: Election, id: string) {
  const prefers = ([name, mark]: [string, number]) => mark !== 0 && name.split(':')[mark > 0 ? 0 : 1] === id
  if (ballot === 'pair') return papers.filter((marks) => Object.entries(marks).some(prefers)).length
  return papers.filter((marks) => id in marks && (ballot !== 'updown' || (marks[id] as number) > 0)).length
}

function outside(rule: ContestRule, election: Election) {
  const { candidates, papers, weights, seats, budget, minimum, seed } = election
  const ballots = papers.map((marks, at) => ({ marks, weight: weights?.[at] ?? 1 }))
  const copies = ballots.flatMap(({ marks, weight }) => Array.from({ length: weight }, () => marks))
  const ideas = candidates.map((idea) => ({ ...idea, supporters: supportersOf(election, idea.id) }))
  const settle = (level: Idea[], [step, ...later]: Step[] = ['supporters', 'cost', 'lot']): Idea[] => {
    if (level.length < 2 || !step) return level
    if (step === 'cost' && level.some(({ cost }) => cost === null)) return settle(level, later)
    const rank = (idea: Idea) => {
      if (typeof step === 'function') return step(idea)
      return step === 'lot' ? drawLot(seed, idea.id) : step === 'cost' ? (idea.cost as number) : -idea.supporters
    }
    const ranks = [...new Set(level.map(rank))].sort((one, other) => (one < other ? -1 : 1))
    return ranks.flatMap((own) =>
      settle(
        level.filter((idea) => rank(idea) === own),
        later,
      ),
    )
  }
  const able = new Set(ideas.filter(({ supporters }) => supporters >= Math.max(1, minimum)))
  const { winners, order } = (rules[rule] as Counter)({ ideas, able, papers: copies, ballots, seats, budget, settle })
  return { winners: winners.map(({ id }) => id), order: order?.map(({ id }) => id) }
}

function inside(rule: ContestRule, election: Election) {
  const { ballot, candidates, papers, weights, seats, budget, minimum, seed } = election
  const numbers = new Map(candidates.map(({ id }, number) => [id, number]))
  const starts = [0]
  const [choices, marks]: [number[], number[]] = [[], []]
  for (const paper of papers) {
    for (const [name, mark] of Object.entries(paper)) {
      const named = name.split(':').map((id) => numbers.get(id) as number)
      choices.push(...(mark < 0 && named.length > 1 ? named.reverse() : named))
      marks.push(...named.map(() => (named.length > 1 ? Math.abs(mark) : mark)))
    }
    starts.push(choices.length)
  }
  const box: BallotBox = {
    ...{ candidates, seats, seed, budget, limit: limits[ballot] ?? null },
    ...(ballot === 'pair' && { pairs: true as const }),
    ...(weights && { weights: Int32Array.from(weights) }),
    ...{ choices: Int32Array.from(choices), starts: Int32Array.from(starts), marks: Int32Array.from(marks) },
    quorum: minimum > 0 ? { kind: 'supporters', minimum } : null,
  }
  const [count] = countBox(box, [rule])
  return { winners: count?.winners.map(({ id }) => id), order: count?.order?.map(({ id }) => id) }
}

const rulesBeside = contestRules.filter((rule) => rule !== 'approval')

describe.each([false, true])(
  'an outsider’s program counts as the site does (groups weigh differently: %s)',
  (weighed) => {
    test.each(rulesBeside)('by %s, ties and quorums included', (rule) => {
      for (let nth = 0; nth < 400; nth++) {
        const election = anElection(rule, nth, weighed)
        expect(outside(rule, election), JSON.stringify(election)).toEqual(inside(rule, election))
      }
    })
  },
)

test('a ballot beyond its limits is told from one within them', () => {
  expect(isAllowed('points', 10, { bell: 7, call: 3 })).toBe(true)
  expect(isAllowed('points', 10, { bell: 7, call: 4 })).toBe(false)
  expect(isAllowed('quadratic', 25, { bell: 4, call: 3 })).toBe(true)
  expect(isAllowed('quadratic', 25, { bell: 4, call: 3, swing: 1 })).toBe(false)
  expect(isAllowed('rank', 2, { bell: 1, call: 2, swing: 3 })).toBe(false)
  expect(isAllowed('score', null, { bell: 6 })).toBe(false)
  expect(isAllowed('updown', null, { bell: -1 })).toBe(true)
  expect(isAllowed('budget', 500, { bell: 1, call: 1 }, { bell: 200, call: 300 })).toBe(true)
  expect(isAllowed('budget', 500, { bell: 1, call: 1 }, { bell: 201, call: 300 })).toBe(false)
  expect(isAllowed('pair', null, { 'bell:call': -1 })).toBe(true)
  expect(isAllowed('pair', null, { 'bell:call': 2 })).toBe(false)
})

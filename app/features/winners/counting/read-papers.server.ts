import { pairOfMark } from '#app/features/votes/choose/pair-marks.ts'
import type { BallotBox } from '#app/features/winners/counting/ballot-box.ts'
import { groupIn, weighGroups } from '#app/features/winners/counting/weights-of.server.ts'
import { wonBy } from '#app/features/winners/counting/won-by.ts'
import { countPapers, papersAfter } from '#drizzle/queries/ballot-papers.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { supportOf } from '#drizzle/queries/counting.ts'

const piece = 2_000

/** Whether a mark supports an idea: in up and down only the thumb that points up does, elsewhere every mark. */
const supports = (ballot: ContestRow['ballot'], mark: number) => ballot !== 'updown' || mark > 0

/**
 * All ballots of one state in a contest whose ballots are filled in as a whole, read in pieces so that pages are served in
 * between. Marks for ideas that are not published count for nothing; where money is given out, ideas without a cost are
 * no candidates.
 */
export async function readPapers(contest: ContestRow, state?: 'counted' | 'provisional') {
  const isMoney = contest.ballot === 'budget'
  const ideas = (await supportOf(contest)).filter(({ cost }) => !isMoney || cost !== null)
  const papers: PaperSaid[] = []
  let rows = await papersAfter(contest.id, '', piece, state)
  for (; rows.length > 0; rows = await papersAfter(contest.id, rows.at(-1)?.personId ?? '', piece, state))
    papers.push(...rows)
  return boxOfPapers(contest, ideas, papers)
}

export interface PaperSaid {
  marks: Record<string, number>
  ballot: string | null
  /** Of the voter; a customer where it does not matter. */
  affiliation?: 'customer' | 'employee'
}
type OnBallot = { id: string; cost: number | null }

/** These papers in a box, as far as they speak of these ideas. */
export function boxOfPapers<Idea extends OnBallot>(contest: ContestRow, ideas: readonly Idea[], papers: PaperSaid[]) {
  const isMoney = contest.ballot === 'budget'
  const numbers = new Map(ideas.map(({ id }, number) => [id, number]))
  const supporters = { customers: new Int32Array(ideas.length), employees: new Int32Array(ideas.length) }
  const voters = { customers: 0, employees: 0 }
  const [choices, marks, starts]: [number[], number[], number[]] = [[], [], []]
  for (const { marks: said, affiliation } of papers) {
    starts.push(choices.length)
    const group = affiliation === 'employee' ? 'employees' : 'customers'
    voters[group] += 1
    const filling = { numbers, choices, marks, supporters: supporters[group] }
    if (contest.ballot === 'pair') addPairs(said, filling)
    else addMarks(contest.ballot, said, filling)
  }
  const weighing =
    contest.weights &&
    weighGroups(
      contest.weights,
      papers.map(({ ballot }) => groupIn(ballot)),
    )
  const box: BallotBox = {
    candidates: ideas.map(({ id, cost }) => ({ id, cost })),
    choices: Int32Array.from(choices),
    // Where ideas are only named, there is nothing to say about the marks.
    ...(contest.ballot === 'pair' && { pairs: true }),
    ...(isMoney ? { budget: contest.budget } : { marks: Int32Array.from(marks) }),
    starts: Int32Array.from([...starts, choices.length]),
    ...(weighing && { weights: weighing.weights }),
    limit: contest.votesPerPerson,
    ...wonBy(contest),
  }
  return {
    box,
    support: ideas.map((idea, number) => ({ ...idea, supporters: sumOf(supporters, number) })),
    ballots: starts.length,
    weighed: weighing?.weighed,
    groups: {
      voters,
      of: new Map(
        ideas.map(({ id }, number) => {
          return [id, { customers: supporters.customers[number] ?? 0, employees: supporters.employees[number] ?? 0 }]
        }),
      ),
    },
  }
}

const sumOf = ({ customers, employees }: Record<'customers' | 'employees', Int32Array>, number: number) =>
  (customers[number] ?? 0) + (employees[number] ?? 0)

interface Filling {
  numbers: ReadonlyMap<string, number>
  choices: number[]
  marks: number[]
  supporters: Int32Array
}

function addMarks(ballot: ContestRow['ballot'], said: Record<string, number>, filling: Filling) {
  const { numbers, choices, marks, supporters } = filling
  for (const [id, mark] of Object.entries(said)) {
    const number = numbers.get(id)
    if (number === undefined) continue
    choices.push(number)
    marks.push(mark)
    if (supports(ballot, mark)) supporters[number] = (supporters[number] ?? 0) + 1
  }
}

/** Each pair as two choices, the preferred one first; supporters of an idea preferred it at least once. */
function addPairs(said: Record<string, number>, { numbers, choices, marks, supporters }: Filling) {
  const preferred = new Set<number>()
  for (const [name, mark] of Object.entries(said)) {
    const [one, other] = (pairOfMark(name) ?? []).map((id) => numbers.get(id))
    if (one === undefined || other === undefined) continue
    choices.push(...(mark < 0 ? [other, one] : [one, other]))
    marks.push(Math.abs(mark), Math.abs(mark))
    if (mark !== 0) preferred.add(mark < 0 ? other : one)
  }
  for (const number of preferred) supporters[number] = (supporters[number] ?? 0) + 1
}

/** Ballots that wait for a confirmed address; what they say is not told. */
export async function waitingPapers(contestId: string) {
  return { ballots: await countPapers(contestId, 'provisional'), tallies: [] }
}

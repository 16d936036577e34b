import { parseArgs } from 'node:util'
import type { ApprovalBallot } from '#app/features/ranking/counting/count-approval.ts'
import { type AnyCount, rules } from '#app/features/ranking/elections/rules.ts'
import { seededRandom } from './ranking/random.ts'

const USAGE = `Counts approval ballots by every rule that takes them, for places and for money, and shows the seconds each takes.

npm run bench -- counting-approvals [--ballots 10000] [--ideas 200] [--seats 10] [--priced 100] [--each 12] [--seed 1]

Every ballot approves of --each ideas drawn at random, early ones more often: hardly two ballots are alike, which is the
worst case. --ideas is for places, --priced for money. Costs lie between 1,000 and 100,000; a tenth of their sum is given out.`

const names = ['ballots', 'ideas', 'seats', 'priced', 'each', 'seed'] as const
const { values } = parseArgs({
  options: {
    ballots: { type: 'string', default: '10000' },
    ideas: { type: 'string', default: '200' },
    seats: { type: 'string', default: '10' },
    priced: { type: 'string', default: '100' },
    each: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else {
  const random = seededRandom(whole('seed'))
  measurePlaces(random)
  measureMoney(random)
}

function measurePlaces(random: () => number) {
  const [people, seats] = [whole('ballots'), whole('seats')]
  const candidates = Array.from({ length: whole('ideas') }, (_, index) => ({ id: `idea-${index}`, cost: null }))
  const ballots = drawn(people, candidates, random)
  console.log(`${people} ballots, ${candidates.length} ideas, ${seats} places`)
  for (const name of ['approval', 'phragmen', 'seqpav', 'ees'] as const) {
    const rule = rules[name]
    if (rule.ballots === 'approvals' && rule.by === 'seats')
      show(name, () => rule.count({ candidates, ballots, seats, seed: 'bench', quorum: null }))
  }
}

function measureMoney(random: () => number) {
  const people = whole('ballots')
  const candidates = Array.from({ length: whole('priced') }, (_, index) => {
    return { id: `idea-${index}`, cost: 1_000 + Math.floor(random() * 99_000) }
  })
  const ballots = drawn(people, candidates, random)
  const budget = Math.floor(candidates.reduce((sum, { cost }) => sum + cost, 0) / 10)
  console.log(`\n${people} ballots, ${candidates.length} ideas with costs, a budget of ${budget}`)
  for (const name of ['greedy', 'mes', 'mes-add1', 'mes-add1u'] as const) {
    const rule = rules[name]
    if (rule.by === 'budget') show(name, () => rule.count({ candidates, ballots, budget, seed: 'bench', quorum: null }))
  }
}

/** The middle of three runs. */
function show(name: string, count: () => AnyCount) {
  const times: number[] = []
  let winners = 0
  for (let run = 0; run < 3; run++) {
    const began = performance.now()
    winners = count().winners.length
    times.push(performance.now() - began)
  }
  const middle = times.sort((one, other) => one - other)[1] as number
  console.log(`${name.padEnd(12)} ${(middle / 1000).toFixed(2)} s  ${winners} winners`)
}

function drawn(people: number, candidates: readonly { id: string }[], random: () => number) {
  const each = whole('each')
  return Array.from({ length: people }, (): ApprovalBallot => {
    const chosen = new Set<string>()
    while (chosen.size < Math.min(each, candidates.length))
      chosen.add(candidates[Math.floor(random() ** 2 * candidates.length)]?.id as string)
    return { approvals: [...chosen] }
  })
}

function whole(name: (typeof names)[number]) {
  const number = Number(values[name])
  if (Number.isSafeInteger(number) && number >= 0) return number
  console.error(`--${name} must be a whole number, not ${values[name]}.`)
  process.exit(1)
}

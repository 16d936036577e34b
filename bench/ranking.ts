import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { measure } from './ranking/measures.ts'
import { ORDERS, type Rated } from './ranking/orders.ts'
import { type Run, report, table } from './ranking/report.ts'
import { simulate } from './ranking/simulate.ts'
import { aWorld } from './ranking/world.ts'

const USAGE = `Simulates contests under every order of the list and shows which one finds the truly best ideas.

npm run bench:ranking -- [--ideas 500] [--visitors 10000] [--runs 25] [--seed 1] [--votes list|all]
                         [--out bench-results/ranking.json]

--votes list: rates of support count people who met an idea in a list, as the product does; all: direct links too.
All orders meet the same seeded worlds, so their differences are paired. The model is described in
bench/ranking/world.ts and simulate.ts; ± is half of a 95 % interval over the runs.`

const { values } = parseArgs({
  options: {
    ideas: { type: 'string', default: '500' },
    visitors: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '25' },
    seed: { type: 'string', default: '1' },
    votes: { type: 'string', default: 'list' },
    out: { type: 'string', default: 'bench-results/ranking.json' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else runAll(whole('ideas', 10), whole('visitors', 1), whole('runs', 1), whole('seed', 0), ratedVotes())

function runAll(ideas: number, visitors: number, runs: number, seed: number, rated: Rated) {
  const began = performance.now()
  const results: Run[] = []
  for (let run = 0; run < runs; run++) {
    const world = aWorld(seed + run, ideas, visitors)
    for (const order of ORDERS)
      results.push({ order: order.name, run, ...measure(world, simulate(world, order, rated)) })
    progress(run + 1, runs, began)
  }
  const seconds = Math.round((performance.now() - began) / 100) / 10
  const found = {
    ideas,
    visitors,
    runs,
    seed,
    votes: rated,
    seconds,
    node: process.version,
    orders: report(results, ORDERS),
  }
  console.log(table(found))
  mkdirSync(path.dirname(values.out), { recursive: true })
  writeFileSync(values.out, `${JSON.stringify(found, null, 2)}\n`)
  console.log(`Written to ${values.out}`)
}

function progress(done: number, runs: number, began: number) {
  if (!process.stderr.isTTY) return
  const left = Math.round((((performance.now() - began) / done) * (runs - done)) / 1000)
  process.stderr.write(done < runs ? `\rWorld ${done} of ${runs}, ${left} s to go   ` : `\r${' '.repeat(40)}\r`)
}

function whole(name: 'ideas' | 'visitors' | 'runs' | 'seed', least: number) {
  const number = Number(values[name])
  if (Number.isSafeInteger(number) && number >= least) return number
  console.error(`--${name} must be a whole number from ${least}, not ${values[name]}.`)
  process.exit(1)
}

function ratedVotes(): Rated {
  if (values.votes === 'list' || values.votes === 'all') return values.votes
  console.error(`--votes must be list or all, not ${values.votes}.`)
  process.exit(1)
}

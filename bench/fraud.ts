import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { catchRing } from './fraud/catch-ring.ts'
import { type Ring, rings } from './fraud/rings.ts'

const USAGE = `Hides rings of sock-puppets among honest voters and shows how many of either the signals name.

npm run bench:fraud -- [--people 10000] [--puppets 200] [--runs 5] [--seed 1] [--out bench-results/fraud.json]

The worlds are described in bench/fraud/world.ts, the rings in bench/fraud/rings.ts. Ends with 1 when of a ring that
should be reached less than 95 % is named in any world, or more than 1 % of the honest.`

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    puppets: { type: 'string', default: '200' },
    runs: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'bench-results/fraud.json' },
    help: { type: 'boolean', default: false },
  },
})

const leastOfRing = 0.95
const mostOfHonest = 0.01
const noRing = 'no ring at all'

if (values.help) console.log(USAGE)
else runAll(whole('people', 100), whole('puppets', 1), whole('runs', 1), whole('seed', 0))

function runAll(people: number, puppets: number, runs: number, seed: number) {
  const seeds = Array.from({ length: runs }, (_, run) => seed + run)
  const rows = [undefined, ...rings].map((ring) => rowOf(ring, people, puppets, seeds))
  console.log(
    `${puppets} sock-puppets among ${people} honest voters, ${runs} worlds from seed ${seed}; worst world of each\n`,
  )
  console.log(line('ring', 'ring named', 'honest named', ''))
  for (const { name, ring, honest, verdict } of rows)
    console.log(line(name, name === noRing ? '–' : percent(ring), percent(honest), verdict))
  mkdirSync(path.dirname(values.out), { recursive: true })
  writeFileSync(
    values.out,
    `${JSON.stringify({ people, puppets, runs, seed, node: process.version, rows }, null, 2)}\n`,
  )
  console.log(
    `\nNOT REACHED is meant so: such rings leave no trace that honest people do not leave.\nWritten to ${values.out}`,
  )
  if (rows.some(({ verdict }) => verdict === 'MISSED')) process.exitCode = 1
}

function rowOf(ring: Ring | undefined, people: number, puppets: number, seeds: number[]) {
  const caught = seeds.map((seed) => catchRing(seed, people, puppets, ring))
  const [least, most] = [Math.min(...caught.map((one) => one.ring)), Math.max(...caught.map((one) => one.honest))]
  const held = most <= mostOfHonest && (!ring?.reached || least >= leastOfRing)
  return { name: ring?.name ?? noRing, ring: least, honest: most, verdict: verdictOf(held, ring) }
}

function verdictOf(held: boolean, ring: Ring | undefined) {
  if (!held) return 'MISSED'
  return ring && !ring.reached ? 'NOT REACHED' : 'held'
}

function line(name: string, ring: string, honest: string, verdict: string) {
  return `${name.padEnd(66)} ${ring.padStart(10)}  ${honest.padStart(12)}  ${verdict}`
}

function percent(share: number) {
  return `${(share * 100).toFixed(2)} %`
}

function whole(name: 'people' | 'puppets' | 'runs' | 'seed', least: number) {
  const number = Number(values[name])
  if (Number.isSafeInteger(number) && number >= least) return number
  console.error(`--${name} must be a whole number from ${least}, not ${values[name]}.`)
  process.exit(1)
}

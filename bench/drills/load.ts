import { parseArgs } from 'node:util'
import { quantile } from '../contest/median.ts'
import { buildSite } from '../parts/build-site.ts'
import { filledCrowd, fillsCrowd } from './crowd/filled-crowd.ts'
import { type Loaded, loadAndCheck, mostMemory, type Round } from './load/load-and-check.ts'
import type { Read } from './load/read-pages.ts'
import { type Row, tell, whole } from './site/tell.ts'

const USAGE = `Offers the built site what one process can carry, then ten times as many votes and readers, then more votes than may
wait: whoever reads gets the page, each vote is stored once or refused with 503 and when to come back, memory stays
bounded, and afterwards a vote is taken within a second.

npm run drill:load -- [--clients 64] [--readers 10] [--flood 3000] [--seconds 20]`

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '64' },
    readers: { type: 'string', default: '10' },
    flood: { type: 'string', default: '3000' },
    seconds: { type: 'string', default: '20' },
    help: { type: 'boolean', default: false },
  },
})

const mostAfterMs = 1000

if (values.help) console.log(USAGE)
else if (!(await fillsCrowd())) await drill()

async function drill() {
  const [clients, readers] = [whole('clients', values.clients), whole('readers', values.readers)]
  const [flood, seconds] = [whole('flood', values.flood, 0), whole('seconds', values.seconds)]
  buildSite()
  // As many pairs as people could press in all rounds, with room to spare.
  const fill = (settings: Record<string, string>) => filledCrowd({ people: 500, ideas: 100 + seconds * 30 }, settings)
  const heard = ({ name }: Round) => process.stderr.write(`${name}: over\n`)
  const found = await loadAndCheck({ clients, readers, flood, seconds, fill, heard })
  const slow = found.after > mostAfterMs ? [`the first vote after the load took ${found.after.toFixed(0)} ms`] : []
  tell('load', rows(found), { clients, readers, flood, seconds, ...inShort(found) }, [...found.faults, ...slow])
}

function rows({ rounds, acknowledged, stored, after, faults }: Loaded): Row[] {
  return [
    ...rounds.flatMap(roundRows),
    ['votes acknowledged', count(acknowledged), ''],
    ['votes stored', count(stored), 'the acknowledged ones at least'],
    ['first vote after the load', ms(after), `≤ ${count(mostAfterMs)} ms`],
    ['faults', count(faults.length), '0'],
  ]
}

function roundRows({
  name,
  clients,
  readers,
  seconds,
  votes,
  refused,
  dropped,
  strangers,
  people,
  memory,
}: Round): Row[] {
  const turned = Object.entries(refused).map(([status, times]) => `${count(times)} × ${status}`)
  return [
    [`${name}: ${count(clients)} voting, ${count(readers * 2)} reading`, '', ''],
    ['  votes acknowledged a second', count(votes.length / seconds), ''],
    ['  votes, p95', ms(quantile(votes, 0.95)), ''],
    ['  votes refused', turned.join(', ') || 'none', 'only 503, with Retry-After'],
    ['  votes without an answer', count(dropped), '0'],
    ...reading('strangers', strangers, seconds),
    ...reading('signed in', people, seconds),
    ['  memory at most', `${memory.toFixed(0)} MB`, `≤ ${mostMemory} MB`],
  ]
}

function reading(who: string, { took, failed }: Read, seconds: number): Row[] {
  const amiss = Object.entries(failed).map(([what, times]) => `${count(times)} × ${what}`)
  return [
    [`  pages a second, ${who}`, count(took.length / seconds), ''],
    [`  pages, ${who}, p95`, ms(quantile(took, 0.95)), ''],
    [`  pages not come, ${who}`, amiss.join(', ') || 'none', 'none'],
  ]
}

/** What is kept: figures instead of every single time. */
function inShort({ rounds, ...rest }: Loaded) {
  const short = (took: number[]) => ({ count: took.length, p50: quantile(took, 0.5), p95: quantile(took, 0.95) })
  const reads = ({ took, failed }: Read) => ({ ...short(took), failed })
  return {
    ...rest,
    rounds: rounds.map(({ votes, strangers, people, ...round }) => ({
      ...round,
      votes: short(votes),
      strangers: reads(strangers),
      people: reads(people),
    })),
  }
}

function count(value: number) {
  return Math.round(value).toLocaleString('en')
}

function ms(value: number) {
  return `${value.toFixed(0)} ms`
}

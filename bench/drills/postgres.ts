import { parseArgs } from 'node:util'
import { quantile } from '../contest/median.ts'
import { buildSite } from '../parts/build-site.ts'
import { filledCrowd, fillsCrowd } from './crowd/filled-crowd.ts'
import { type Restarted, restartAndCheck } from './postgres/restart-and-check.ts'
import { type Row, tell, whole } from './site/tell.ts'

const USAGE = `Lets people vote on the built site with a PostgreSQL of its own, and restarts that PostgreSQL under them, every second
time by killing all its processes. No acknowledged vote may be missing, and the site must go on by itself.

npm run drill:postgres -- [--times 10] [--clients 32]`

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '10' },
    clients: { type: 'string', default: '32' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else if (!(await fillsCrowd())) await drill(whole('times', values.times), whole('clients', values.clients))

async function drill(times: number, clients: number) {
  buildSite()
  const heard = (time: number, faults: string[]) =>
    process.stderr.write(`restart ${time}: ${faults[0] ?? 'nothing lost'}\n`)
  const fill = (settings: Record<string, string>) => filledCrowd({ people: 400, ideas: 200 }, settings)
  const found = await restartAndCheck({ times, clients, voteMs: 1500, awayMs: 1000, fill, heard })
  tell('postgres', rows(found), { times, clients, found }, found.faults)
}

function rows(found: Restarted): Row[] {
  const lasted = (share: number) => `${(quantile(found.recovered, share) / 1000).toFixed(2)} s`
  const refused = Object.entries(found.refused).map(([status, count]) => `${count} × ${status}`)
  return [
    ['restarts of PostgreSQL', String(found.times), ''],
    ['of these by killing it', String(found.killed), ''],
    ['votes acknowledged', found.acknowledged.toLocaleString('en'), ''],
    ['votes stored', found.stored.toLocaleString('en'), 'the acknowledged ones at least'],
    ['answers while it was away', refused.join(', ') || 'none', 'only 503'],
    ['faults', String(found.faults.length), '0'],
    ['next vote after it was back, median', lasted(0.5), ''],
    ['next vote after it was back, slowest', lasted(1), '≤ 5 s'],
  ]
}

import { parseArgs } from 'node:util'
import { quantile } from '../contest/median.ts'
import { buildSite } from '../parts/build-site.ts'
import { filledCrowd, fillsCrowd } from './crowd/filled-crowd.ts'
import { type Killed, killAndCheck } from './kill/kill-and-check.ts'
import { type Row, tell, whole } from './site/tell.ts'

const USAGE = `Kills the built site with kill -9 while people vote over HTTP at full speed, starts it again, and looks whether every
acknowledged vote is stored exactly once, whether log, counters and file are sound, and how soon it serves again.
Half of the kills hit one process, half a site of two; every second of those takes only one of the two.

With --at-speed every kill hits two processes, and waits until so many votes a second are acknowledged: some ten seconds
for each, since what has just been started is slow.

npm run drill:kill -- [--times 200] [--clients 64] [--at-speed 2000]`

/** So many kills share a database: checking one that grows for ever would take longer than the drill. */
const killsPerDatabase = 20

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '200' },
    clients: { type: 'string', default: '64' },
    'at-speed': { type: 'string', default: '0' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else if (!(await fillsCrowd())) {
  const atSpeed = whole('at-speed', values['at-speed'], 0)
  await drill(whole('times', values.times), whole('clients', values.clients), atSpeed)
}

async function drill(times: number, clients: number, atSpeed: number) {
  buildSite()
  const found: (Killed & { workers: number })[] = []
  const shares = atSpeed ? [0, times] : [Math.ceil(times / 2), Math.floor(times / 2)]
  // The faster people vote, the sooner everybody has voted for everything.
  const most = atSpeed ? killsPerDatabase / 2 : killsPerDatabase
  for (const [at, share] of shares.entries())
    for (let left = share; left > 0; left -= most)
      found.push({ workers: at + 1, ...(await round(Math.min(left, most), at + 1, clients, atSpeed)) })
  const faults = found.flatMap((each) => each.faults)
  tell('kill', rows(found), { times, clients, found }, faults)
}

function round(times: number, workers: number, clients: number, atSpeed: number) {
  const heard = (kill: number, faults: string[]) =>
    process.stderr.write(`${workers} process${workers > 1 ? 'es' : ''}, kill ${kill}: ${faults[0] ?? 'nothing lost'}\n`)
  const fill = (settings: Record<string, string>) => filledCrowd({ people: 400, ideas: atSpeed ? 800 : 400 }, settings)
  return killAndCheck({ times, workers, clients, voteMs: [400, 1600], atSpeed, fill, heard })
}

function rows(found: (Killed & { workers: number })[]): Row[] {
  const sum = (figure: (each: Killed) => number) => found.reduce((total, each) => total + figure(each), 0)
  const count = (figure: (each: Killed) => number) => sum(figure).toLocaleString('en')
  const overall = found.map((each) => each.votesPerSecond)
  const speeds = found.flatMap((each) => each.speeds)
  const ready = found.flatMap((each) => each.ready)
  const lasted = (share: number) => `${(quantile(ready, share) / 1000).toFixed(2)} s`
  return [
    ['kill -9', count((each) => each.kills), ''],
    ['votes acknowledged', count((each) => each.acknowledged), ''],
    ['votes whose answer a kill swallowed, pressed again', count((each) => each.repeated), ''],
    ['votes stored', count((each) => each.stored), 'the acknowledged ones at least'],
    ['votes a second while voting', Math.round(quantile(overall, 0.5)).toLocaleString('en'), ''],
    ['votes a second right before a kill, median', Math.round(quantile(speeds, 0.5)).toLocaleString('en'), '≥ 2,000'],
    ['the same, slowest', Math.round(quantile(speeds, 0)).toLocaleString('en'), ''],
    ['faults', count((each) => each.faults.length), '0'],
    ['ready again, median', lasted(0.5), ''],
    ['ready again, slowest', lasted(1), '≤ 2 s'],
  ]
}

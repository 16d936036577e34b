import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildSite } from '../parts/build-site.ts'
import { filledCrowd, fillsCrowd } from './crowd/filled-crowd.ts'
import { type Cut, cutAndCheck } from './power/cut-and-check.ts'
import { whyNoLoopDisk } from './power/loop-disk.ts'
import { type Row, tell, whole } from './site/tell.ts'

const USAGE = `Puts the site's data on a file system in a file, lets people vote, and copies that file in the middle of it, as a power
cut would leave the disk: the copy is mounted, opened and must hold every acknowledged vote. A store without fsync runs
through the same once and must lose some, or the drill could not see a loss. Needs root on Linux.

npm run drill:power -- [--times 50] [--clients 32]`

/** The copies are read anew each time, and a database that grows for ever would take longer than the drill. */
const cutsPerDisk = 10

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '50' },
    clients: { type: 'string', default: '32' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else if (!(await fillsCrowd())) await drill(whole('times', values.times), whole('clients', values.clients))

async function drill(times: number, clients: number) {
  const place = mkdtempSync(path.join(tmpdir(), 'aflora-probe-'))
  const obstacle = whyNoLoopDisk(place)
  rmSync(place, { recursive: true, force: true })
  if (obstacle) return void console.log(`The drill did NOT run: ${obstacle}.`)
  buildSite()
  const found: Cut[] = []
  const heard = (cut: number, faults: string[]) => process.stderr.write(`cut ${cut}: ${faults[0] ?? 'nothing lost'}\n`)
  const fill = (settings: Record<string, string>) => filledCrowd({ people: 300, ideas: 200 }, settings)
  for (let left = times; left > 0; left -= cutsPerDisk)
    found.push(await cutAndCheck({ times: Math.min(left, cutsPerDisk), clients, voteMs: [300, 1200], fill, heard }))
  const blind = found.filter(({ control }) => control.held >= control.told)
  const faults = [
    ...found.flatMap((each) => each.faults),
    ...blind.map(() => 'the control lost nothing: the drill is blind'),
  ]
  tell('power', rows(found), { times, clients, found }, faults)
}

function rows(found: Cut[]): Row[] {
  const sum = (figure: (each: Cut) => number) => found.reduce((total, each) => total + figure(each), 0)
  const count = (figure: (each: Cut) => number) => Math.round(sum(figure)).toLocaleString('en')
  return [
    ['power cuts', count(({ cuts }) => cuts), ''],
    ['votes acknowledged before the last cut of each disk', count(({ acknowledged }) => acknowledged), ''],
    ['votes in those copies', count(({ stored }) => stored), 'the acknowledged ones at least'],
    ['votes a second while voting', (sum((each) => each.votesPerSecond) / found.length).toFixed(0), ''],
    ['faults', count(({ faults }) => faults.length), '0'],
    ['control without fsync: said', count(({ control }) => control.told), ''],
    ['control without fsync: still there', count(({ control }) => control.held), 'fewer'],
  ]
}

import { parseArgs } from 'node:util'
import { quantile } from '../contest/median.ts'
import { buildSite } from '../parts/build-site.ts'
import { filledCrowd, fillsCrowd } from './crowd/filled-crowd.ts'
import { type Restored, restoreAndCheck } from './restore/restore-and-check.ts'
import { type Row, tell, whole } from './site/tell.ts'

const USAGE = `Makes copies of the database while people vote, and checks that each holds every vote acknowledged before; tries to
restore beside the running site, which must be refused; then restores in the place of a killed site, and kills that
program at random moments: the old database or the new one must stand there whole.

npm run drill:restore -- [--copies 30] [--kills 30] [--clients 32]`

const { values } = parseArgs({
  options: {
    copies: { type: 'string', default: '30' },
    kills: { type: 'string', default: '30' },
    clients: { type: 'string', default: '32' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(USAGE)
else if (!(await fillsCrowd())) await drill()

async function drill() {
  const [copies, kills] = [whole('copies', values.copies), whole('kills', values.kills)]
  const clients = whole('clients', values.clients)
  buildSite()
  const fill = (settings: Record<string, string>) => filledCrowd({ people: 600, ideas: 600 }, settings)
  const heard = (what: string) => process.stderr.write(`${what}\n`)
  const found = await restoreAndCheck({ copies, kills, clients, fill, heard })
  const { votes, ...rest } = found
  const results = { clients, ...rest, votes: { p50: quantile(votes, 0.5), p99: quantile(votes, 0.99) } }
  tell('restore', rows(found), results, found.faults)
}

function rows(found: Restored): Row[] {
  const ms = (values: number[], share: number) => `${quantile(values, share).toFixed(0)} ms`
  return [
    ['copies made while people voted', String(found.copies), ''],
    ['votes acknowledged meanwhile', found.acknowledged.toLocaleString('en'), ''],
    ['votes a second', found.votesPerSecond.toFixed(0), '≥ 1,000'],
    ['votes, p99', ms(found.votes, 0.99), '≤ 100 ms'],
    ['a copy, median', ms(found.copying, 0.5), ''],
    ['restores beside the running site, refused', String(found.refused), '1'],
    ['restores killed on their way', String(found.killed), ''],
    ['  the old database stood there', String(found.leftOld), 'together all of them'],
    ['  the new one stood there', String(found.leftNew), ''],
    ['a restore, slowest', ms(found.restoring, 1), ''],
    ['faults', String(found.faults.length), '0'],
  ]
}

import { parseArgs } from 'node:util'
import { inFilledPlace } from './contest/fill-apart.ts'
import { fillHere } from './contest/fill-here.ts'
import { startSite } from './contest/site.ts'
import { type CrowdFound, crowd } from './mixed/crowd.ts'
import { mixedReport } from './mixed/mixed-report.ts'
import { buildSite } from './parts/build-site.ts'
import { keepResults } from './parts/keep-results.ts'

const USAGE = `Lets people browse and vote for some minutes, each at their own pace: half of them signed in, half strangers. Jobs run,
as they do on a site. Reports what each thing took, what failed, and the memory of the site minute by minute.

npm run bench:mixed -- [--people 500] [--minutes 9] [--ideas 2000] [--votes 50000] [--out bench-results/mixed.json]`

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '500' },
    minutes: { type: 'string', default: '9' },
    ideas: { type: 'string', default: '2000' },
    votes: { type: 'string', default: '50000' },
    out: { type: 'string', default: 'bench-results/mixed.json' },
    fill: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const size = { ideas: whole('ideas', 100), votes: whole('votes', 100) }
const given = { people: whole('people', 1), minutes: whole('minutes', 1) }
if (values.help) console.log(USAGE)
else if (values.fill) await fillHere(size, values.fill)
else await measureAll()

async function measureAll() {
  buildSite()
  console.error(`Filling a database with ${size.ideas} ideas and ${size.votes} votes…`)
  const words = ['--ideas', values.ideas, '--votes', values.votes]
  const found = await inFilledPlace<{ sessions: string[] }, CrowdFound>(words, async (place, { sessions }) => {
    const site = await startSite({ ...place, JOBS: 'on' })
    console.error(`${given.people} people for ${given.minutes} minutes…`)
    return crowd(site, { ...given, ideas: size.ideas, sessions }).finally(site.stop)
  })
  console.log(mixedReport(given, found))
  keepResults(values.out, { ...size, ...found, node: process.version })
}

function whole(name: 'people' | 'minutes' | 'ideas' | 'votes', least: number) {
  const number = Number(values[name])
  return Number.isSafeInteger(number) && number >= least
    ? number
    : stop(`--${name} must be a whole number from ${least}.`)
}

function stop(text: string): never {
  console.error(text)
  process.exit(1)
}

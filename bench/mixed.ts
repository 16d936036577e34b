import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { fillApart } from './contest/fill-apart.ts'
import { fillHere } from './contest/fill-here.ts'
import { startSite } from './contest/site.ts'
import { type Crowd, crowd } from './mixed/crowd.ts'
import { mixedReport } from './mixed/mixed-report.ts'

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
if (values.help) console.log(USAGE)
else if (values.fill) await fillHere(size, values.fill)
else await measureAll()

async function measureAll() {
  const built = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
  if (built.status !== 0) stop('The site could not be built.')
  const folder = mkdtempSync(path.join(tmpdir(), 'aflora-mixed-'))
  const place = { DATA_DIR: folder, DATABASE_URL: '' }
  try {
    console.error(`Filling a database with ${size.ideas} ideas and ${size.votes} votes…`)
    const words = ['--ideas', values.ideas, '--votes', values.votes]
    const { sessions } = await fillApart<{ sessions: string[] }>(place, words)
    const site = await startSite({ ...place, JOBS: 'on' })
    try {
      const given: Crowd = { people: whole('people', 1), minutes: whole('minutes', 1), ideas: size.ideas, sessions }
      console.error(`${given.people} people for ${given.minutes} minutes…`)
      const found = await crowd(site, given)
      console.log(mixedReport(given, found))
      mkdirSync(path.dirname(values.out), { recursive: true })
      writeFileSync(values.out, `${JSON.stringify({ ...size, ...found, node: process.version }, null, 2)}\n`)
      console.log(`Written to ${values.out}`)
    } finally {
      await site.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
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

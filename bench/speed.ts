import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { measureBareDatabase } from './contest/bare-database.ts'
import { fillApart } from './contest/fill-apart.ts'
import { fillHere } from './contest/fill-here.ts'
import { measurePages } from './speed/measure-pages.ts'
import { measureVotes, type VotesMeasured } from './speed/measure-votes.ts'
import { speedReport } from './speed/speed-report.ts'

const USAGE = `Measures how fast one machine answers: the contest page from memory and rendered anew, durable votes over
HTTP with one process and with more, and the start of the program; beside bare node:http, renderToString and better-sqlite3.

npm run bench:speed -- [--ideas 5000] [--votes 200000] [--cast 4000] [--workers 1,2] [--out bench-results/speed.json]`

const { values } = parseArgs({
  options: {
    ideas: { type: 'string', default: '5000' },
    votes: { type: 'string', default: '200000' },
    cast: { type: 'string', default: '4000' },
    workers: { type: 'string', default: '1,2' },
    out: { type: 'string', default: 'bench-results/speed.json' },
    fill: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const size = { ideas: whole(values.ideas), votes: whole(values.votes) }
if (values.help) console.log(USAGE)
else if (values.fill) await fillHere(size, values.fill)
else await measureAll()

async function measureAll() {
  const built = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
  if (built.status !== 0) stop('The site could not be built.')
  const folder = mkdtempSync(path.join(tmpdir(), 'aflora-speed-'))
  const place = { DATA_DIR: folder, DATABASE_URL: '' }
  try {
    console.error(`Filling a database with ${size.ideas} ideas and ${size.votes} votes…`)
    const words = ['--ideas', values.ideas, '--votes', values.votes]
    const { sessions } = await fillApart<{ sessions: string[] }>(place, words)
    const bare = measureBareDatabase()
    const pages = await measurePages(place, sessions)
    const votes: Record<string, VotesMeasured> = {}
    for (const [nth, workers] of values.workers.split(',').entries()) {
      const cast = { sessions, ideas: size.ideas, votes: whole(values.cast), from: nth * 500 }
      votes[workers] = await measureVotes({ ...place, WORKERS: workers }, cast)
    }
    const found = { ideas: size.ideas, stored: size.votes, node: process.version, bare, pages, votes }
    console.log(speedReport(found))
    mkdirSync(path.dirname(values.out), { recursive: true })
    writeFileSync(values.out, `${JSON.stringify(found, null, 2)}\n`)
    console.log(`Written to ${values.out}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function whole(text: string) {
  const number = Number(text)
  return Number.isSafeInteger(number) && number >= 100 ? number : stop(`${text} must be a whole number from 100.`)
}

function stop(text: string): never {
  console.error(text)
  process.exit(1)
}

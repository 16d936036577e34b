import { parseArgs } from 'node:util'
import { measureBareDatabase } from './contest/bare-database.ts'
import { inFilledPlace } from './contest/fill-apart.ts'
import { fillHere } from './contest/fill-here.ts'
import { buildSite } from './parts/build-site.ts'
import { keepResults } from './parts/keep-results.ts'
import { measurePages } from './speed/measure-pages.ts'
import { measureOnPostgres } from './speed/measure-postgres.ts'
import { measureVotes } from './speed/measure-votes.ts'
import { postgresReport } from './speed/postgres-report.ts'
import { renderTree } from './speed/render-tree.ts'
import { type Found, speedReport } from './speed/speed-report.ts'

const USAGE = `Measures how fast one machine answers: the contest page from memory and rendered anew, durable votes over
HTTP with one process and with more, and the start of the program; beside bare node:http, renderToString and better-sqlite3. On PostgreSQL the same pages and votes for each number
of web processes, beside bare commits.

npm run bench:speed -- [--engine sqlite|postgres] [--ideas 5000] [--votes 200000] [--cast 4000] [--workers 1,2]
                                   [--out bench-results/speed.json]`

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'sqlite' },
    ideas: { type: 'string', default: '5000' },
    votes: { type: 'string', default: '200000' },
    cast: { type: 'string', default: '4000' },
    workers: { type: 'string', default: '1,2' },
    out: { type: 'string' },
    fill: { type: 'string' },
    render: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const size = { ideas: whole(values.ideas), votes: whole(values.votes) }
if (values.help) console.log(USAGE)
else if (values.fill) await fillHere(size, values.fill)
else if (values.render) await renderTree(values.render)
else if (values.engine === 'postgres') await measurePostgres()
else await measureAll()

async function measurePostgres() {
  buildSite()
  const words = ['--ideas', values.ideas, '--votes', values.votes]
  const workers = values.workers.split(',')
  const found = await measureOnPostgres({ words, ideas: size.ideas, cast: whole(values.cast), workers })
  console.log(postgresReport(found))
  keepResults(values.out ?? 'bench-results/speed-postgres.json', { ...found, stored: size.votes })
}

async function measureAll() {
  buildSite()
  console.error(`Filling a database with ${size.ideas} ideas and ${size.votes} votes…`)
  const words = ['--ideas', values.ideas, '--votes', values.votes]
  const found = await inFilledPlace<{ sessions: string[] }, Found>(words, async (place, { sessions }) => {
    const bare = measureBareDatabase()
    const workers = values.workers.split(',')
    const pages = await measurePages(place, sessions, workers)
    const votes: Found['votes'] = {}
    for (const [nth, many] of workers.entries()) {
      const cast = { sessions, ideas: size.ideas, votes: whole(values.cast), from: nth * 500 }
      votes[many] = await measureVotes({ ...place, WORKERS: many }, cast)
    }
    return { ideas: size.ideas, node: process.version, bare, pages, votes }
  })
  console.log(speedReport(found))
  keepResults(values.out ?? 'bench-results/speed.json', { ...found, stored: size.votes })
}

function whole(text: string) {
  const number = Number(text)
  return Number.isSafeInteger(number) && number >= 100 ? number : stop(`${text} must be a whole number from 100.`)
}

function stop(text: string): never {
  console.error(text)
  process.exit(1)
}

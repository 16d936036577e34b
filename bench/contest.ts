import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../tests/setup/postgres-server.ts'
import { measureBareDatabase } from './contest/bare-database.ts'
import { fillApart } from './contest/fill-apart.ts'
import { fillHere } from './contest/fill-here.ts'
import { type Measured, measureSite, type World } from './contest/measure-site.ts'
import { report } from './contest/report.ts'
import { buildSite } from './parts/build-site.ts'

const USAGE = `Fills two databases, a small one and a large one, and measures what people do in them: the contest page, votes,
similar ideas while typing, search, memory, and what pages weigh; beside bare node:http and bare better-sqlite3.

npm run bench:contest -- [--ideas 100000] [--votes 2000000] [--engine sqlite|postgres|both] [--requests 10000]
                         [--out bench-results/contest.json]

The small database holds 100 ideas and 2,000 votes. PostgreSQL is one of our own without fsync, so its votes are
not measured.`

const { values } = parseArgs({
  options: {
    ideas: { type: 'string', default: '100000' },
    votes: { type: 'string', default: '2000000' },
    engine: { type: 'string', default: 'both' },
    requests: { type: 'string', default: '10000' },
    out: { type: 'string', default: 'bench-results/contest.json' },
    fill: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const SMALL = { ideas: 100, votes: 2000 }

if (values.help) console.log(USAGE)
else if (values.fill) await fillHere({ ideas: whole('ideas'), votes: whole('votes') }, values.fill)
else await measureAll()

async function measureAll() {
  const large = { ideas: whole('ideas'), votes: whole('votes') }
  const engines = (['sqlite', 'postgres'] as const).filter((name) => values.engine === 'both' || values.engine === name)
  if (engines.length === 0) stop(`--engine must be sqlite, postgres or both, not ${values.engine}.`)
  buildSite()
  const found: Record<string, { small: Measured; large: Measured }> = {}
  const bare = measureBareDatabase()
  mkdirSync(path.dirname(values.out), { recursive: true })
  for (const engine of engines) {
    found[engine] = { small: await world(engine, SMALL), large: await world(engine, large) }
    const results = { ...large, small: SMALL, node: process.version, bare, engines: { [engine]: found[engine] } }
    console.log(report(results))
    writeFileSync(values.out, `${JSON.stringify({ ...results, engines: found }, null, 2)}\n`)
  }
  console.log(`Written to ${values.out}`)
}

/** Fills a database of its own in a process of its own, and measures the site on it. */
async function world(engine: 'sqlite' | 'postgres', size: { ideas: number; votes: number }): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), 'aflora-bench-'))
  const postgres = engine === 'postgres' ? await startPostgres() : undefined
  const place = { DATA_DIR: folder, DATABASE_URL: postgres ? `${postgres.url}postgres` : '' }
  try {
    say(`Filling ${engine} with ${size.ideas} ideas and ${size.votes} votes…`)
    const filled = await fillApart<World>(place, ['--ideas', String(size.ideas), '--votes', String(size.votes)])
    say(`Measuring ${engine} with ${size.ideas} ideas…`)
    return await measureSite({ ...filled, place, engine, ideas: size.ideas, requests: whole('requests') })
  } finally {
    await postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function say(text: string) {
  process.stderr.write(`${text}\n`)
}

function whole(name: 'ideas' | 'votes' | 'requests') {
  const number = Number(values[name])
  return Number.isSafeInteger(number) && number >= 100 ? number : stop(`--${name} must be a whole number from 100.`)
}

function stop(text: string): never {
  console.error(text)
  process.exit(1)
}

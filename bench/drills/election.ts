import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { rulesOf } from '#app/features/contests/ballots/ballots.ts'
import { startPostgres } from '../../tests/setup/postgres-server.ts'
import { startSite } from '../contest/site.ts'
import { buildSite } from '../parts/build-site.ts'
import { callApi } from './election/call-api.ts'
import { fillVoters, type Voters } from './election/fill-voters.ts'
import { type Call, clients, holdElection } from './election/hold-election.ts'
import { spoilAndCheck } from './election/spoil-and-check.ts'
import { verifyExport } from './election/verify-export.ts'

const USAGE = `Holds an election of simulated voters over the real HTTP API, closes and exports it, checks the export with
tools/verify.mjs and counts its ballot files again with “aflora count”, then spoils the export in random ways and looks
whether the program finds every one of them.

npm run drill -- [--voters 5000] [--tamperings 1000] [--rule ${rulesOf.approve.join('|')}]
                          [--engine sqlite|postgres] [--at-once 2]`

const { values } = parseArgs({
  options: {
    voters: { type: 'string', default: '5000' },
    tamperings: { type: 'string', default: '1000' },
    rule: { type: 'string', default: 'ees' },
    engine: { type: 'string', default: 'sqlite' },
    'at-once': { type: 'string', default: '2' },
    fill: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const lines: [what: string, found: string][] = []
const began = performance.now()

if (values.help) console.log(USAGE)
else if (!rulesOf.approve.some((rule) => rule === values.rule))
  stop(`--rule must be one of ${rulesOf.approve.join(', ')}: here ideas are voted for one by one.`)
else if (values.fill) await fillVoters(whole('voters'), values.fill)
else await drill()

async function drill() {
  buildSite()
  const folder = mkdtempSync(path.join(tmpdir(), 'aflora-drill-'))
  const postgres = values.engine === 'postgres' ? await startPostgres() : undefined
  const place = { DATA_DIR: folder, DATABASE_URL: postgres ? `${postgres.url}postgres` : '' }
  try {
    const voters = await filled(place, folder)
    const site = await startSite(place)
    try {
      const agent = new http.Agent({ keepAlive: true, maxSockets: clients })
      const call: Call = (method, where, token, said) =>
        callApi(agent, `${site.url}/api/v1${where}`, method, token, said)
      const held = await holdElection(call, voters, values.rule, tell)
      agent.destroy()
      tell('memory of the site', `${site.memory()?.toFixed(0) ?? '?'} MB resident at the end`)
      const zip = await verifyExport(site.url, held, folder, tell)
      const unseen = await spoilAndCheck(zip, whole('tamperings'), whole('at-once'), folder, tell)
      if (unseen.length > 0) stop(`Not found:\n${unseen.join('\n')}`)
    } finally {
      await site.stop()
    }
  } finally {
    await postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  tell('in all', `${((performance.now() - began) / 1000).toFixed(0)} s, this program at most ${peak()} MB resident`)
  console.log(`\n${lines.map(([what, found]) => `${what.padEnd(24)} ${found}`).join('\n')}`)
}

/** Voters and their tokens, made in a process of its own that is set to the database of the drill. */
async function filled(place: Record<string, string>, folder: string): Promise<Voters> {
  const answer = path.join(folder, 'voters.json')
  const words = ['--fill', answer, '--voters', values.voters]
  const env = { ...process.env, ...place }
  const child = spawn(process.execPath, [process.argv[1] as string, ...words], { env, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) stop('The voters could not be made.')
  return JSON.parse(readFileSync(answer, 'utf8')) as Voters
}

function tell(what: string, found: string) {
  lines.push([what, found])
  console.log(`${what.padEnd(24)} ${found}`)
}

function peak() {
  return (process.resourceUsage().maxRSS / 1024).toFixed(0)
}

function whole(name: 'voters' | 'tamperings' | 'at-once') {
  const text = values[name]
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  return stop(`--${name} must be a whole number, not ${text}.`)
}

function stop(why: string): never {
  console.error(why)
  process.exit(1)
}

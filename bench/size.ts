import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * Bytes on disk that a vote, an idea and a person take, by table, indexes included: fills a database of its own in a
 * throw-away folder, or the empty one that DATABASE_URL names, and lets 250 people vote in it. Options: --ideas=1000
 */
const ideas = Number(process.argv.find((word) => word.startsWith('--ideas='))?.split('=')[1] ?? 1000)
const [voters, votesEach] = [250, 20]

const folder = mkdtempSync(path.join(tmpdir(), 'aflora-size-'))
process.env.DATA_DIR = folder
process.env.LOG_LEVEL ??= 'off'

const { openKeys } = await import('#app/server/secrets.server.ts')
const { engine } = await import('#drizzle/columns.ts')
const { closeDatabase, database } = await import('#drizzle/database.ts')
const { fill, CONTEST } = await import('./contest/fill.ts')
const { castVote } = await import('#app/features/votes/cast-vote.server.ts')
const { viewerFrom } = await import('#app/features/people/viewer-of.server.ts')
const { personById } = await import('#drizzle/queries/people.ts')

openKeys()
await fill({ ideas, votes: Math.floor(Math.sqrt(ideas)) })
const perVote = ['votes', 'ballot_log', 'ballot_secrets', 'participants', 'vote_traces']
const before = await Promise.all(perVote.map(bytesOf))
const chosen = (await database().rows(`SELECT id FROM ideas WHERE contest_id = '${CONTEST}' LIMIT ${votesEach}`)).map(
  (row) => String(row.id),
)
let votes = 0
for (let nth = 1; nth <= voters; nth++) votes += await voteAs(`person${nth}`)

console.log(`${engine}, ${ideas} ideas, ${votes} votes; bytes with indexes`)
await report('vote', perVote, votes, before)
await report('idea', ['ideas', 'idea_search'], ideas)
const [people] = await database().rows('SELECT count(*) AS n FROM people')
await report('person', ['people'], Number(people?.n))
await closeDatabase()
rmSync(folder, { recursive: true, force: true })

async function voteAs(id: string) {
  const person = await personById(id)
  if (!person) throw new Error(`There is no ${id}`)
  const viewer = await viewerFrom(person)
  let stood = 0
  for (const idea of chosen) {
    const said = await castVote(viewer, idea)
    if (said.ok) stood += 1
    // Nobody votes for what they proposed.
    else if (said.reason !== 'own-idea') throw new Error(`${id} could not vote: ${said.reason}`)
  }
  return stood
}

async function report(what: string, tables: string[], rows: number, was: number[] = []) {
  const bytes = await Promise.all(tables.map(bytesOf))
  const each = tables.map((name, nth) => `${name} ${Math.round(((bytes[nth] ?? 0) - (was[nth] ?? 0)) / rows)}`)
  const sum = bytes.reduce((all, some, nth) => all + some - (was[nth] ?? 0), 0)
  console.log(`per ${what.padEnd(7)} ${String(Math.round(sum / rows)).padStart(6)}   ${each.join(', ')}`)
}

async function bytesOf(table: string) {
  const [row] = await database().rows(
    engine === 'postgres'
      ? `SELECT pg_total_relation_size('${table}') AS bytes`
      : `SELECT sum(pgsize) AS bytes FROM dbstat WHERE name IN (SELECT name FROM sqlite_master WHERE tbl_name = '${table}')`,
  )
  return Number(row?.bytes ?? 0)
}

import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { env } from '#app/env.server.ts'
import { examineChains } from '#app/features/admin/examine-chains.server.ts'
import { reopenSource } from '#drizzle/engines/moving/close-source.ts'
import { CannotMove, moveOrganisation } from '#drizzle/engines/moving/move-organisation.ts'
import { movedTables } from '#drizzle/engines/moving/moved-table.ts'
import { openPlace, type Place } from '#drizzle/engines/moving/place.ts'
import { type Command, Refusal, say } from './command.ts'

export const migrateEngineCommand: Command = {
  name: 'migrate-engine',
  summary: 'Move the whole organisation to another database: SQLite to PostgreSQL, or back.',
  usage: `npm run aflora -- migrate-engine <from> <to>
npm run aflora -- migrate-engine --reopen <from>

<from>, <to>  postgres://user@host:5432/name, or sqlite:<folder> (the folder that holds aflora.db)

Best stop the site first. Before the first row is copied the source is closed to changes, by triggers in the database
itself: a site that still runs on it can be read, and whoever tries to change something is refused, so nothing is
acknowledged that the copy does not have. It stays closed when the copy is done. --reopen opens it again, for when you
stay with it; a copy begun before that is then refused.

The target must be empty, or hold a half-done copy of this same source: if the copying is stopped, by a power cut too,
the same command goes on where it was. A site refuses to start on half a copy. Nothing that is there is overwritten.
At the end the rows of every table are counted and summed up in both databases and must be equal, and every ballot log
is recomputed in the copy. The order of keys inside JSON may differ; the values are the same.

Pictures, documents and keys lie in DATA_DIR/files and DATA_DIR/keys, not in the database: they are not copied. Keep
DATA_DIR, or take both folders along. PGPASSWORD keeps a password off the command line.`,
  needsDatabase: () => false,
  async run(words) {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { reopen: { type: 'boolean', default: false } },
    })
    const [from, to, ...more] = positionals
    if (!from || more.length > 0 || values.reopen === Boolean(to))
      throw new Refusal(`Say from where and to where.\n\n${migrateEngineCommand.usage}`)
    if (to) await move(from, to)
    else await reopen(from)
  },
}

async function reopen(from: string) {
  const source = openOrRefuse(from, true)
  try {
    const wasClosed = await reopenSource(source, movedTables())
    say(wasClosed ? `${source.said} can be changed again.` : `${source.said} was not closed.`)
  } finally {
    await source.close()
  }
}

async function move(from: string, to: string) {
  const source = openOrRefuse(from, true)
  const target = openOrRefuse(to, false)
  try {
    const sums = await moveOrganisation(source, target, watcher).catch(refuse)
    const rows = Object.values(sums).reduce((sum, each) => sum + each.rows, 0)
    say(`${rows} rows of ${Object.keys(sums).length} tables are in ${target.said}, equal to those in ${source.said}.`)
    say(`${source.said} stays as it is, closed to changes.`)
    sayWhatElse(source, target)
  } finally {
    await source.close()
    await target.close()
  }
}

const watcher = {
  copied: (table: string, rows: number) => say(`copied    ${table.padEnd(22)} ${rows}`),
  compared: (table: string, { rows, checksum }: { rows: number; checksum: string }) =>
    say(`equal     ${table.padEnd(22)} ${rows} ${checksum.slice(0, 16)}`),
  examine: async (target: Place) => say(`verified  ballot logs            ${await examineChains(target)}`),
}

function openOrRefuse(named: string, mustExist: boolean) {
  try {
    return openPlace(named, mustExist)
  } catch (fault) {
    throw new Refusal(fault instanceof Error ? fault.message : String(fault))
  }
}

function refuse(fault: unknown): never {
  throw fault instanceof CannotMove ? new Refusal(fault.message) : fault
}

/** What lies beside a database and is no part of the copy. */
function sayWhatElse(source: Place, target: Place) {
  const [here, there] = [source.folder ?? env.DATA_DIR, target.folder ?? env.DATA_DIR]
  const folders = ['files', 'keys'].map((name) => path.join(here, name)).filter((folder) => existsSync(folder))
  if (here !== there && folders.length > 0) say(`Copy also ${folders.join(' and ')} to ${there}.`)
  else say(`Pictures, documents and keys stay in ${here}.`)
  say(`Now set DATABASE_URL${target.folder ? ` to nothing and DATA_DIR to ${target.folder}` : ''} and start the site.`)
}

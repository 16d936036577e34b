import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { nameOutage } from '../name-outage.ts'

/** Files up to here are checked whole at each start; that takes a fraction of a second. */
const wholeBytes = 48 * 1024 * 1024
/** Tables up to here are checked whole in larger files. */
const wholeRows = 5000
const patienceMs = 700

/**
 * Looks over an SQLite file before anything is served from it, in less than a second whatever its size: the whole file
 * while it is small, else small tables whole and of large ones the way to the first and last entry of every index.
 * The whole check of a large file is made at night and by `doctor`. Throws one sentence that says what to do.
 */
export function lookOverFile(dataDir: string, file = path.join(dataDir, 'aflora.db')) {
  if (!existsSync(file) || statSync(file).size === 0) return
  const damage = damageFound(file)
  if (damage) throw new Error(`the database ${file} is damaged (${damage}). ${advice(dataDir)}`)
}

function advice(dataDir: string) {
  const folder = path.join(dataDir, 'backups')
  const copies = existsSync(folder) ? readdirSync(folder).filter((name) => /^aflora-[\d-]+\.db$/.test(name)) : []
  const newest = copies.sort().at(-1)
  const copy = newest ? path.join(folder, newest) : '<copy>'
  return `Nothing was changed. Bring back the newest sound copy: npm run aflora -- restore ${copy}`
}

function damageFound(file: string): string | undefined {
  let connection: Database.Database | undefined
  try {
    connection = new Database(file, { fileMustExist: true })
    connection.pragma('busy_timeout = 5000')
    return statSync(file).size <= wholeBytes ? checked(connection, 'quick_check(1)') : lookInto(connection)
  } catch (fault) {
    if (nameOutage(fault) !== 'damaged') throw fault
    return (fault as Error).message
  } finally {
    connection?.close()
  }
}

function checked(connection: Database.Database, check: string) {
  const verdict = String(connection.pragma(check, { simple: true }))
  return verdict === 'ok' ? undefined : verdict.split('\n')[0]
}

function lookInto(connection: Database.Database) {
  const until = performance.now() + patienceMs
  const names = connection.prepare(
    "select name from sqlite_schema where type = 'table' and rootpage > 0 and name not like 'sqlite_%' order by rowid",
  )
  for (const name of names.pluck().all() as string[]) {
    if (performance.now() > until) return undefined
    const damage = isSmall(connection, name)
      ? checked(connection, `quick_check(${quoted(name)})`)
      : touch(connection, name)
    if (damage) return damage
  }
  return undefined
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Counted no further than needed. */
function isSmall(connection: Database.Database, name: string) {
  const some = `select count(*) from (select 1 from ${quoted(name)} limit ${wholeRows + 1})`
  return Number(connection.prepare(some).pluck().get()) <= wholeRows
}

/** Reads the first and the last entry of a table's indexes, and with them the pages that lead there. */
function touch(connection: Database.Database, name: string): undefined {
  const indexes = connection.prepare('select name from pragma_index_list(?)').pluck().all(name) as string[]
  for (const index of indexes) {
    const found = connection.prepare('select name from pragma_index_info(?) where name is not null').pluck().get(index)
    if (typeof found !== 'string') continue
    for (const way of ['asc', 'desc'])
      connection.prepare(`select ${quoted(found)} from ${quoted(name)} order by ${quoted(found)} ${way} limit 1`).get()
  }
}

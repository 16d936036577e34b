import { createHash } from 'node:crypto'
import { engine } from './columns.ts'
import { database } from './database.ts'

interface Migration {
  name: string
  sql: string
  checksum: string
}

const files =
  engine === 'postgres'
    ? import.meta.glob<string>('../migrations/postgres/*.sql', { query: '?raw', import: 'default', eager: true })
    : import.meta.glob<string>('../migrations/sqlite/*.sql', { query: '?raw', import: 'default', eager: true })

/**
 * Brings the database to this program's schema: forward only, each migration whole or not at all.
 * Refuses a database written by a newer program, and one whose past migrations were altered.
 * Answers the names it applied.
 */
export async function migrate(): Promise<string[]> {
  const { script, rows } = database()
  await script(
    'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, checksum text NOT NULL, applied_at text NOT NULL)',
  )
  const known = migrations()
  const applied = await rows('SELECT name, checksum FROM migrations ORDER BY name')
  refuseStrangers(known, applied)
  const missing = known.filter((migration) => !applied.some((row) => row.name === migration.name))
  if (missing.length > 0 && applied.length > 0) await keepCopy()
  for (const migration of missing) await apply(migration)
  return missing.map((migration) => migration.name)
}

function migrations(): Migration[] {
  return Object.entries(files)
    .map(([path, sql]) => ({
      name: path.replace(/^.*\//, '').replace('.sql', ''),
      sql,
      checksum: createHash('sha256').update(sql).digest('hex'),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function refuseStrangers(known: Migration[], applied: Record<string, unknown>[]) {
  for (const row of applied) {
    const same = known.find((migration) => migration.name === row.name)
    if (!same) throw new Error(`The database was written by a newer Aflora (${row.name}). Start that version instead.`)
    if (same.checksum !== row.checksum) throw new Error(`Migration ${row.name} differs from the one this database had.`)
  }
}

/** A copy beside the database before anything is changed; PostgreSQL's own tools do that there. */
async function keepCopy() {
  if (engine === 'postgres') return
  const [row] = await database().rows("SELECT file FROM pragma_database_list WHERE name = 'main'")
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  await database().script(`VACUUM INTO '${String(row?.file).replaceAll("'", "''")}.before-${stamp}'`)
}

async function apply({ name, sql, checksum }: Migration) {
  const mark = `INSERT INTO migrations VALUES ('${name}', '${checksum}', '${new Date().toISOString()}');`
  const body = sql.replaceAll('--> statement-breakpoint', '')
  if (engine === 'postgres') {
    // Several statements in one call are one transaction already.
    await database().script(`SELECT pg_advisory_xact_lock(726418); ${body}; ${mark}`)
    return
  }
  const { script, rows } = database()
  // Inside a transaction SQLite ignores this pragma, and dropping a rebuilt table would delete its children.
  await script('PRAGMA foreign_keys = OFF')
  try {
    await script(`BEGIN IMMEDIATE; ${body} ${mark}`)
    const broken = await rows('PRAGMA foreign_key_check')
    if (broken.length > 0) throw new Error(`Migration ${name} would leave ${broken.length} rows without their parents.`)
    await script('COMMIT')
  } catch (fault) {
    await script('ROLLBACK').catch(() => {})
    throw fault
  } finally {
    await script('PRAGMA foreign_keys = ON')
  }
}

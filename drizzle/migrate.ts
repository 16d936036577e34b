import { createHash } from 'node:crypto'
import { engine } from './columns.ts'
import { database } from './database.ts'
import { isMovingIn } from './engines/moving/moving-in.ts'
import type { Engine } from './engines/sqlite.ts'

export interface Migration {
  name: string
  sql: string
  checksum: string
}

const files = {
  sqlite: import.meta.glob<string>('../migrations/sqlite/*.sql', { query: '?raw', import: 'default', eager: true }),
  postgres: import.meta.glob<string>('../migrations/postgres/*.sql', { query: '?raw', import: 'default', eager: true }),
}

/** A database whose schema is looked after; mostly the one this process works with. */
export interface Migrated extends Pick<Engine, 'script' | 'rows'> {
  engine: 'sqlite' | 'postgres'
}

/**
 * Brings the database to this program's schema: forward only, each migration whole or not at all.
 * Refuses a database written by a newer program, one whose past migrations were altered, and one that is still being
 * filled from elsewhere. Answers the names it applied.
 */
export async function migrate(): Promise<string[]> {
  const own = { engine, ...database() }
  const applied = await appliedMigrations(own)
  await refuseUnfinishedMove(own)
  if (applied.length > 0 && (await missingMigrations(own)).length > 0) await keepCopy()
  return migrateDatabase(own)
}

/** The same for a database that no site works with; `most` stops after so many migrations. */
export async function migrateDatabase(place: Migrated, most = Number.POSITIVE_INFINITY): Promise<string[]> {
  const missing = (await missingMigrations(place)).slice(0, most)
  for (const migration of missing) await applyUnlessOthers(place, migration)
  return missing.map((migration) => migration.name)
}

/** Several processes may start at once on PostgreSQL: whoever comes second finds it done. */
async function applyUnlessOthers(place: Migrated, migration: Migration) {
  try {
    await applyMigration(place, migration)
  } catch (fault) {
    if (!(await appliedMigrations(place)).some(({ name }) => name === migration.name)) throw fault
  }
}

/** What this program would still apply; throws where it does not know the database's past. */
export async function missingMigrations(place: Migrated): Promise<Migration[]> {
  const known = migrations(place.engine)
  const applied = await appliedMigrations(place)
  refuseStrangers(known, applied)
  return known.filter((migration) => !applied.some((row) => row.name === migration.name))
}

async function appliedMigrations({ script, rows }: Migrated) {
  await script(
    'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, checksum text NOT NULL, applied_at text NOT NULL)',
  ).catch(() => {
    // Another process made it this very moment; else the question below says what is wrong.
  })
  return rows('SELECT name, checksum FROM migrations ORDER BY name')
}

/** A site on half of an organisation would add rows to it that the rest then does not fit. */
async function refuseUnfinishedMove(own: Migrated) {
  if (await isMovingIn(own)) throw new Error('This database is a copy that is not finished: run migrate-engine again.')
}

export function migrations(of: Migrated['engine'] = engine): Migration[] {
  return Object.entries(files[of])
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

/** One migration with its mark, whole or not at all. */
export async function applyMigration({ engine, script, rows }: Migrated, { name, sql, checksum }: Migration) {
  const mark = `INSERT INTO migrations VALUES ('${name}', '${checksum}', '${new Date().toISOString()}');`
  const body = sql.replaceAll('--> statement-breakpoint', '')
  if (engine === 'postgres') {
    // Several statements in one call are one transaction already.
    // A table of millions of rows takes its time, and nobody waits for a page here.
    const patient = 'SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0;'
    await script(`${patient} SELECT pg_advisory_xact_lock(726418); ${body}; ${mark}`)
    return
  }
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

import { migrateDatabase, migrations } from '../../migrate.ts'
import { closeSource, moveOutOf } from './close-source.ts'
import { keyOf, pagesOf, type Sum, sumOf } from './compare-places.ts'
import { type MovedTable, movedTables } from './moved-table.ts'
import { beginMovingIn, endMovingIn, hasTable, keepProgress, moveInto, progressOf } from './moving-in.ts'
import { type Place, quotedName } from './place.ts'

/** Why an organisation is not moved, in one sentence for whoever typed the command. */
export class CannotMove extends Error {}

export interface MoveWatcher {
  copied?: (table: string, rows: number) => void
  compared?: (table: string, sum: Sum) => void
  /** Looks through the whole copy before it counts as finished; throws when something is wrong with it. */
  examine?: (target: Place) => Promise<void>
}

/**
 * Copies a whole organisation from one database into an empty one, or goes on with a copy of the same that was
 * stopped. The source is closed to changes first and stays so. Answers each table's rows and checksum, equal in both.
 */
export async function moveOrganisation(source: Place, target: Place, watch: MoveWatcher = {}) {
  const tables = movedTables()
  await refuseOtherVersions(source)
  const begun = await moveInto(target)
  if (begun) await refuseOtherSource(source, begun)
  else await refuseFilled(target, tables)
  const moveId = await closeSource(source, tables)
  await migrateDatabase(target)
  await beginMovingIn(target, moveId, tables)
  for (const table of tables) {
    const rows = await copyTable(source, target, table)
    watch.copied?.(table.name, rows)
  }
  const sums = await compare(source, target, tables, watch)
  await watch.examine?.(target)
  if (target.engine === 'postgres') await target.script('ANALYZE')
  await endMovingIn(target)
  return sums
}

/** Only databases of this very version are the same tables on both engines. */
async function refuseOtherVersions(source: Place) {
  if (!(await hasTable(source, 'migrations'))) throw new CannotMove(`There is no organisation in ${source.said}.`)
  const applied = (await source.rows('SELECT name FROM migrations ORDER BY name')).map((row) => String(row.name))
  const known = migrations(source.engine).map((migration) => migration.name)
  if (applied.join() !== known.join())
    throw new CannotMove(`${source.said} is of another version: start this version of Aflora on it once, then move it.`)
}

async function refuseOtherSource(source: Place, begun: string) {
  if ((await moveOutOf(source)) === begun) return
  throw new CannotMove(
    'The target holds half a copy of another source, or of this one before it was opened to changes again. Give an empty database.',
  )
}

async function refuseFilled(target: Place, tables: MovedTable[]) {
  for (const { name } of tables) {
    if (!(await hasTable(target, name))) continue
    const [row] = await target.rows(`SELECT EXISTS (SELECT 1 FROM ${quotedName(name)}) AS filled`)
    if (row?.filled)
      throw new CannotMove(`${target.said} is not empty: there are rows in ${name}. Nothing was changed.`)
  }
  if (await moveOutOf(target)) throw new CannotMove(`${target.said} is closed to changes. Nothing was changed.`)
}

async function copyTable(source: Place, target: Place, table: MovedTable) {
  let { last, rows, done } = await progressOf(target, table)
  if (done) return rows
  for await (const page of pagesOf(source, table, last)) {
    last = keyOf(table, page.at(-1) as (string | null)[])
    rows += page.length
    await add(target, table, page, keepProgress(table, { last, rows, done: false }))
  }
  await target.script(keepProgress(table, { last, rows, done: true }))
  return rows
}

async function add(target: Place, table: MovedTable, page: (string | null)[][], progress: string) {
  try {
    await target.add(table, page, progress)
  } catch (fault) {
    const [first, last] = [page[0], page.at(-1)].map((row) => keyOf(table, row as (string | null)[]).join(' '))
    const why = fault instanceof Error ? fault.message : String(fault)
    throw new CannotMove(`Rows of ${table.name} from ${first} to ${last} do not go into ${target.said}: ${why}`)
  }
}

async function compare(source: Place, target: Place, tables: MovedTable[], watch: MoveWatcher) {
  const sums: Record<string, Sum> = {}
  for (const table of tables) {
    const [here, there] = [await sumOf(source, table), await sumOf(target, table)]
    if (here.rows !== there.rows || here.checksum !== there.checksum)
      throw new CannotMove(
        `${table.name} differs: ${here.rows} rows in the source, ${there.rows} in the copy, checksums ${here.checksum.slice(0, 12)} and ${there.checksum.slice(0, 12)}. The source was changed after all; give an empty database and move again.`,
      )
    sums[table.name] = there
    watch.compared?.(table.name, there)
  }
  return sums
}

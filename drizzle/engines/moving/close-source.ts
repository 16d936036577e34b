import { newId } from '../../ids.ts'
import type { MovedTable } from './moved-table.ts'
import { hasTable } from './moving-in.ts'
import { type Place, quotedName, quotedText } from './place.ts'

const said = 'This organisation is being moved to another database: nothing can be changed here'
const changes = ['INSERT', 'UPDATE', 'DELETE'] as const

/**
 * Lets nobody change a database any more, the site that runs on it included, until it is opened again: what was
 * acknowledged before is all there, and nothing is acknowledged afterwards. Answers the name of this move.
 * A database that is closed already stays so and keeps the name it has.
 */
export async function closeSource(place: Place, tables: MovedTable[]): Promise<string> {
  const known = await moveOutOf(place)
  if (known) return known
  const moveId = newId()
  const names = [...tables.map(({ name }) => name), 'migrations']
  const steps = [
    `CREATE TABLE moving_out (move_id text PRIMARY KEY)`,
    `INSERT INTO moving_out VALUES (${quotedText(moveId)})`,
    ...(place.engine === 'postgres' ? closeOnPostgres(names) : names.flatMap(closeOnSqlite)),
  ]
  await place.script(inOne(place, steps))
  return moveId
}

export async function moveOutOf(place: Place): Promise<string | undefined> {
  if (!(await hasTable(place, 'moving_out'))) return undefined
  const [row] = await place.rows('SELECT move_id FROM moving_out')
  return row && String(row.move_id)
}

/** Lets the database be changed again. Answers whether it was closed. */
export async function reopenSource(place: Place, tables: MovedTable[]): Promise<boolean> {
  if (!(await moveOutOf(place))) return false
  const names = [...tables.map(({ name }) => name), 'migrations']
  const steps =
    place.engine === 'postgres'
      ? [...names.map((name) => `DROP TRIGGER "moving_out" ON ${quotedName(name)}`), 'DROP FUNCTION moving_out()']
      : names.flatMap((name) => changes.map((change) => `DROP TRIGGER ${triggerOn(name, change)}`))
  await place.script(inOne(place, [...steps, 'DROP TABLE moving_out']))
  return true
}

const triggerOn = (name: string, change: string) => quotedName(`moving_out_${name}_${change.toLowerCase()}`)

const closeOnSqlite = (name: string) =>
  changes.map(
    (change) =>
      `CREATE TRIGGER ${triggerOn(name, change)} BEFORE ${change} ON ${quotedName(name)}
        BEGIN SELECT RAISE(ABORT, ${quotedText(said)}); END`,
  )

/** The locks are taken first and together: whoever is writing finishes, and nobody begins in between. */
const closeOnPostgres = (names: string[]) => [
  `LOCK TABLE ${names.map(quotedName).join(', ')} IN SHARE ROW EXCLUSIVE MODE`,
  `CREATE FUNCTION moving_out() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION ${quotedText(said)} USING ERRCODE = 'read_only_sql_transaction'; END $$`,
  ...names.map(
    (name) =>
      `CREATE TRIGGER "moving_out" BEFORE INSERT OR UPDATE OR DELETE ON ${quotedName(name)}
        FOR EACH STATEMENT EXECUTE FUNCTION moving_out()`,
  ),
]

/** All of it or nothing; several statements in one call are one transaction on PostgreSQL already. */
const inOne = ({ engine }: Place, steps: string[]) =>
  engine === 'postgres' ? `${steps.join(';\n')};` : `BEGIN IMMEDIATE;\n${steps.join(';\n')};\nCOMMIT;`

import { randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { afterEach, expect, inject, test } from 'vitest'
import { engine } from '#drizzle/columns.ts'
import { fillPast, lostSince, pastTables, sumPast } from '#tests/past-world.ts'
import { openPlace, type Place } from './engines/moving/place.ts'
import { applyMigration, migrateDatabase, migrations } from './migrate.ts'

/** What a migration is there to change: table.column, by the migration's name without its time. */
const meant: Record<string, string[]> = {}

let place: Place

async function anEmptyDatabase() {
  const name = `past_${randomBytes(6).toString('hex')}`
  if (engine === 'sqlite') return openPlace(`sqlite:${process.env.DATA_DIR}/${name}`, false)
  const server = inject('postgresServer')
  const admin = postgres(`${server}postgres`, { max: 1, onnotice: () => {} })
  await admin.unsafe(`CREATE DATABASE ${name}`)
  await admin.end()
  return openPlace(`${server}${name}`, false)
}

afterEach(() => place.close())

test('a database of the first version with rows in every table comes through every migration without losing one', async () => {
  place = await anEmptyDatabase()
  const all = migrations(engine)
  const lost: Record<string, string[]> = {}
  await migrateDatabase(place, 2)
  for (const { name } of all.slice(2)) {
    await fillPast(place)
    const before = await sumPast(place)
    expect(Object.entries(before).filter(([, { rows }]) => rows === 0)).toEqual([])
    expect(await migrateDatabase(place, 1)).toEqual([name])
    lost[name] = lostSince(before, await sumPast(place), meant[name.replace(/^\d+_/, '')])
  }
  expect(lost).toEqual(Object.fromEntries(all.slice(2).map(({ name }) => [name, []])))
  expect(await migrateDatabase(place)).toEqual([])
  expect((await pastTables(place)).length).toBeGreaterThan(60)
}, 180_000)

test.runIf(engine === 'postgres')('processes that start at once migrate once, and all start', async () => {
  const first = await anEmptyDatabase()
  place = first
  const [{ name = '' } = {}] = await first.rows('SELECT current_database() AS name')
  const others = Array.from({ length: 3 }, () => openPlace(`${inject('postgresServer')}${name}`, false))
  await Promise.all([first, ...others].map((each) => migrateDatabase(each)))
  for (const other of others) await other.close()
  expect(await first.rows('SELECT name FROM migrations ORDER BY name')).toEqual(
    migrations(engine).map((each) => ({ name: each.name })),
  )
})

const family = `CREATE TABLE parents (id text PRIMARY KEY, name text);
  CREATE TABLE children (id text PRIMARY KEY, parent_id text REFERENCES parents(id) ON DELETE CASCADE);
  INSERT INTO parents VALUES ('one', 'a'), ('two', 'b');
  INSERT INTO children VALUES ('first', 'one'), ('second', 'two'), ('third', 'two');`

/** As generators write it: the table made anew under another name, filled, and put in the place of the old one. */
const rebuild = `CREATE TABLE parents_new (id text PRIMARY KEY, name text, since text);
  INSERT INTO parents_new (id, name) SELECT id, name FROM parents;
  DROP TABLE parents;
  ALTER TABLE parents_new RENAME TO parents;`

/** PostgreSQL drops no children with a table; emptying it to fill it anew takes them along. */
const emptied = `CREATE TABLE kept AS SELECT * FROM parents; TRUNCATE parents CASCADE;
  INSERT INTO parents SELECT * FROM kept; DROP TABLE kept;`

test('a rebuilt table that takes its children along is noticed', async () => {
  place = await anEmptyDatabase()
  await place.script(family)
  const before = await sumPast(place)
  await place.script(engine === 'sqlite' ? `BEGIN; PRAGMA foreign_keys = OFF; ${rebuild} COMMIT` : emptied)
  expect(lostSince(before, await sumPast(place))).toEqual(['3 of 3 rows of children'])
})

test('a changed value and a missing column are noticed, a new one is not', async () => {
  place = await anEmptyDatabase()
  await place.script(family)
  const before = await sumPast(place)
  await place.script(`ALTER TABLE parents ADD COLUMN since text`)
  expect(lostSince(before, await sumPast(place))).toEqual([])
  await place.script(`UPDATE parents SET name = 'c' WHERE id = 'two'`)
  expect(lostSince(before, await sumPast(place))).toEqual(['parents.name'])
  expect(lostSince(before, await sumPast(place), ['parents.name'])).toEqual([])
  await place.script('ALTER TABLE parents DROP COLUMN name')
  expect(lostSince(before, await sumPast(place))).toEqual(['parents.name'])
})

test.runIf(engine === 'sqlite')('our own runner keeps the children of a rebuilt table', async () => {
  place = await anEmptyDatabase()
  await migrateDatabase(place, 1)
  await place.script(family)
  const before = await sumPast(place)
  await applyMigration(place, { name: '99999999999999_rebuild', sql: rebuild, checksum: '' })
  expect(lostSince(before, await sumPast(place))).toEqual([])
})

test.runIf(engine === 'sqlite')('a migration that would leave children without parents is taken back', async () => {
  place = await anEmptyDatabase()
  await migrateDatabase(place, 1)
  await place.script(family)
  const before = await sumPast(place)
  const careless = { name: '99999999999999_careless', sql: `DELETE FROM parents WHERE id = 'one';`, checksum: '' }
  await expect(applyMigration(place, careless)).rejects.toThrow(/would leave 1 rows without their parents/)
  expect(lostSince(before, await sumPast(place))).toEqual([])
})

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { movedTables } from '../engines/moving/moved-table.ts'
import { spread } from './spread.ts'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')
const tables = movedTables()

/** What is wrong with how tables are spread. */
function misplaced(all: { name: string; key: string[]; columns: { name: string; kind: string }[] }[], said = spread) {
  return all.flatMap(({ name, key, columns }) => {
    const how = said[name]
    const [first = ''] = key
    const kind = columns.find((column) => column.name === first)?.kind
    if (!how) return [`${name}: say in spread.ts how it spreads`]
    if (how === 'contest' && first !== 'contest_id')
      return [`${name}: its key begins with ${first}, not with the contest`]
    // Rows whose keys grow with time all end up on the last machine.
    return kind === 'text' ? [] : [`${name}: its key begins with ${first}, which is ${kind}`]
  })
}

test('every table says how it spreads over machines, and its key allows that', () => {
  expect(misplaced(tables)).toEqual([])
  const names = tables.map(({ name }) => name)
  expect(Object.keys(spread).filter((name) => !names.includes(name))).toEqual([])
})

test('what every vote writes lies with its contest', () => {
  for (const name of ['votes', 'ballot_papers', 'ballot_log', 'ballot_secrets', 'participants', 'vote_traces'])
    expect([name, spread[name]]).toEqual([name, 'contest'])
})

test('a table nobody placed, one that lies elsewhere than it says, and a key of time are noticed', () => {
  const columns = [
    { name: 'id', kind: 'text' },
    { name: 'at', kind: 'time' },
  ]
  expect(misplaced([{ name: 'new', key: ['id'], columns }])).toHaveLength(1)
  expect(misplaced([{ name: 'new', key: ['id'], columns }], { new: 'contest' })).toHaveLength(1)
  expect(misplaced([{ name: 'new', key: ['at', 'id'], columns }], { new: 'row' })).toHaveLength(1)
  expect(misplaced([{ name: 'new', key: ['id'], columns }], { new: 'row' })).toEqual([])
})

/** Words of PostgreSQL that distributed engines do without, or each have in their own way. */
const special = {
  'numbers counted by one machine': /\b(small|big)?serial\b|\bas identity\b|\bnextval\b|\bcreate sequence\b/i,
  'locks by number': /\bpg_(try_)?advisory\w*/i,
  'word to other processes': /\b(listen|notify)\b *[("'`]|\bpg_notify\b|\bLISTEN\b/,
  extensions: /\bcreate extension\b/i,
  'programs in the database': /\blanguage plpgsql\b/i,
  'index of words': /\busing gin\b|\btsvector\b|\bto_tsquery\b|\bts_rank\b|\bgin_trgm_ops\b/i,
  'tables of one connection': /\bcreate (temp|temporary|unlogged)\b/i,
  'a row by its place': /\b(ctid|xmin|tableoid)\b/,
  'checks put off': /\bdeferrable\b|\bexclude using\b/i,
  'locks of whole tables': /\block table\b/i,
}

/** Where each may stand, and why it does no harm; docs/scaling.md tells more. */
const allowed: Record<string, string[]> = {
  // Two processes of a new version that start at once; a second try finds it done, with or without the lock. Turns:
  // without them votes that meet lose races, and are repeated.
  'locks by number': ['drizzle/migrate.ts', 'drizzle/engines/postgres-turns.ts'],
  // Tells others that a page has changed; never inside a transaction that somebody's press waits for.
  'word to other processes': ['drizzle/engines/spread-page-version.ts'],
  extensions: ['migrations/postgres/20261121193419_search.sql'],
  // Guards against changing a log: without them the log's chain still shows it.
  'programs in the database': [
    'drizzle/engines/moving/close-source.ts',
    'migrations/postgres/20261121193419_search.sql',
    'migrations/postgres/20261122125204_mine.sql',
  ],
  // Search and similar ideas, all of it in two places.
  'index of words': ['drizzle/engines/search-postgres.ts', 'migrations/postgres/20261121193419_search.sql'],
  // A move of a whole organisation, by hand.
  'locks of whole tables': ['drizzle/engines/moving/close-source.ts'],
}

const filesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|sql)$/.test(name) && !/\.test\.ts$/.test(name))
    .map((name) => `${folder}/${name}`)

/** Special words in a text, unless they may stand there. */
const found = (file: string, text: string) =>
  Object.entries(special)
    .filter(([what, words]) => words.test(withoutComments(text)) && !allowed[what]?.includes(file))
    .map(([what]) => `${file}: ${what}`)

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|(^|\s)(\/\/|--(?!>)).*$/gm, '')

test('SQL says nothing that distributed engines lack, but where it is listed', () => {
  const files = [...filesIn('drizzle'), ...filesIn('migrations/postgres')].map((name) => name.replaceAll('\\', '/'))
  expect(files.length).toBeGreaterThan(100)
  expect(files.flatMap((file) => found(file, readFileSync(path.join(root, file), 'utf8')))).toEqual([])
})

test('each of these words is noticed where it may not stand', () => {
  const examples = [
    'CREATE TABLE t (id bigserial)',
    'SELECT pg_advisory_lock(1)',
    'LISTEN pages',
    'CREATE EXTENSION x',
    'LANGUAGE plpgsql',
    'CREATE INDEX i ON t USING gin (v)',
    'CREATE TEMP TABLE t ()',
    'SELECT ctid FROM t',
    'REFERENCES p DEFERRABLE',
    'LOCK TABLE t',
  ]
  expect(examples.map((text) => found('drizzle/queries/some.ts', text).length)).toEqual(examples.map(() => 1))
})

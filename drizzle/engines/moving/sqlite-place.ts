import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { contestWord } from '../search-sqlite.ts'
import { type Cell, type Kind, toCell } from './cells.ts'
import type { MovedTable } from './moved-table.ts'
import { type Place, quotedName, quotedNames } from './place.ts'

/** Opens `aflora.db` in a folder; a site may be running on it. */
export function openSqlitePlace(folder: string, mustExist: boolean): Place {
  const file = path.join(folder, 'aflora.db')
  if (mustExist && !existsSync(file)) throw new Error(`There is no database ${file}.`)
  mkdirSync(folder, { recursive: true })
  const connection = new Database(file)
  for (const wish of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on', 'busy_timeout = 20000'])
    connection.pragma(wish)

  return {
    engine: 'sqlite',
    said: file,
    folder,
    script: async (sql) => void connection.exec(sql),
    rows: async (sql) => connection.prepare(sql).all() as Record<string, unknown>[],
    page: async (table, after, limit) => {
      const found = connection
        .prepare(pageText(table, after !== null))
        .safeIntegers()
        .raw()
      return found.all(...keyValues(table, after), limit).map((row) => cellsOf(table, row as unknown[]))
    },
    add: async (table, rows, progress) => {
      const insert = connection.prepare(insertText(table))
      connection.transaction(() => {
        for (const row of rows) insert.run(...valuesOf(table, row))
        connection.exec(progress)
      })()
    },
    close: async () => {
      connection.close()
    },
  }
}

function pageText({ name, columns, key }: MovedTable, goesOn: boolean) {
  const beyond = goesOn ? `WHERE (${quotedNames(key)}) > (${key.map(() => '?').join(', ')})` : ''
  return `SELECT ${quotedNames(columns.map((column) => column.name))} FROM ${quotedName(name)} ${beyond}
    ORDER BY ${quotedNames(key)} LIMIT ?`
}

function insertText({ name, columns }: MovedTable) {
  return `INSERT INTO ${quotedName(name)} (${quotedNames(columns.map((column) => column.name))})
    VALUES (${columns.map(() => '?').join(', ')})`
}

const keyValues = ({ columns, key }: MovedTable, after: Cell[] | null) =>
  (after ?? []).map((cell, index) => driverValue(columns.find(({ name }) => name === key[index])?.kind ?? 'text', cell))

function cellsOf(table: MovedTable, row: unknown[]): Cell[] {
  const cells = table.columns.map(({ kind }, index) => toCell(kind, row[index]))
  return table.name === 'idea_search' ? withoutContestWord(cells) : cells
}

function valuesOf(table: MovedTable, row: Cell[]) {
  const cells = table.name === 'idea_search' ? withContestWord(row) : row
  return table.columns.map(({ kind }, index) => driverValue(kind, cells[index] ?? null))
}

/** The contest stands among the words only here, see `search-sqlite.ts`. */
const withContestWord = ([idea, contest, words, grams]: Cell[]): Cell[] => [
  idea as Cell,
  contest as Cell,
  `${contestWord(contest ?? '')} ${words}`,
  grams as Cell,
]

function withoutContestWord([idea, contest, words, grams]: Cell[]): Cell[] {
  const before = `${contestWord(contest ?? '')} `
  const alone = words?.startsWith(before) ? words.slice(before.length) : words
  return [idea as Cell, contest as Cell, alone as Cell, grams as Cell]
}

function driverValue(kind: Kind, cell: Cell) {
  if (cell === null) return null
  if (kind === 'int' || kind === 'time') return BigInt(cell)
  if (kind === 'real') return Number(cell)
  return kind === 'bool' ? Number(cell === 'true') : cell
}

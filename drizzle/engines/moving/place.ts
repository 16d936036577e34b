import path from 'node:path'
import type { Cell } from './cells.ts'
import type { MovedTable } from './moved-table.ts'
import { openPostgresPlace } from './postgres-place.ts'
import { openSqlitePlace } from './sqlite-place.ts'

/** A database that an organisation is moved out of or into. */
export interface Place {
  engine: 'sqlite' | 'postgres'
  /** What people are told it is called; without its password. */
  said: string
  /** Where pictures, documents and keys lie beside it; absent where that is another matter. */
  folder?: string
  script: (sql: string) => Promise<void>
  rows: (sql: string) => Promise<Record<string, unknown>[]>
  /** The next rows by key. */
  page: (table: MovedTable, after: Cell[] | null, limit: number) => Promise<Cell[][]>
  /** Adds rows and keeps how far this came, both or neither. */
  add: (table: MovedTable, rows: Cell[][], progress: string) => Promise<void>
  close: () => Promise<void>
}

/** Opens `postgres://…`, `sqlite:folder`, or a folder. Makes no database where `mustExist`. */
export function openPlace(named: string, mustExist: boolean): Place {
  if (/^postgres(ql)?:\/\//.test(named)) return openPostgresPlace(named)
  return openSqlitePlace(path.resolve(named.replace(/^sqlite:/, '')), mustExist)
}

export const quotedName = (name: string) => `"${name.replaceAll('"', '""')}"`
export const quotedText = (text: string) => `'${text.replaceAll("'", "''")}'`
export const quotedNames = (names: string[]) => names.map(quotedName).join(', ')

import { and, asc, type Column, eq, getTableColumns, or, type SQL, sql, type Table } from 'drizzle-orm'
import { db } from '../database.ts'
import { asWritten, tableShape } from '../engines/table-shape.ts'
import { type Me, type OwnSection, ownSections } from './own-sections.ts'

const pageLength = 200

export type OwnRow = Record<string, unknown>

/** A person's rows of one table, a page at a time: whatever there is of it, little of it is in memory. */
export async function* ownRows(section: OwnSection, me: Me): AsyncGenerator<OwnRow[]> {
  const { key } = tableShape(section.table)
  let after: SQL | undefined
  for (;;) {
    const rows = await readPage(section, and(whose(section, me), after))
    if (rows.length > 0) yield rows.map((row) => shown(section, row))
    const last = rows.at(-1)
    if (!last || rows.length < pageLength) return
    after = behind(section.table, key, last)
  }
}

export const ownSectionNames = () => ownSections.map(({ name }) => name)

async function readPage({ table }: OwnSection, where: SQL | undefined): Promise<OwnRow[]> {
  const written = asWritten(table, getTableColumns(table))
  const order = tableShape(table).key.map((column) => asc(column))
  return db()
    .select(written.columns)
    .from(written.table)
    .where(where)
    .orderBy(...order)
    .limit(pageLength)
}

/** Only what is theirs: an address counts where there is one, and an empty one is nobody's. */
function whose({ by = [], byEmail = [], only }: OwnSection, me: Me) {
  const ids = by.map((column) => eq(column, me.id))
  const emails = me.email ? byEmail.map((column) => eq(column, me.email)) : []
  const mine = ids.length + emails.length > 0 ? or(...ids, ...emails) : sql`1 = 0`
  return by.length + byEmail.length > 0 ? and(mine, only?.(me)) : only?.(me)
}

function behind(table: Table, key: Column[], row: OwnRow) {
  const names = Object.entries(getTableColumns(table))
  const values = key.map((column) => {
    // PostgreSQL's table names the columns of its key by objects of their own.
    const [name, own] = names.find(([, one]) => one.name === column.name) ?? []
    return sql.param(row[name as string], own)
  })
  return sql`(${sql.join([...key], sql`, `)}) > (${sql.join(values, sql`, `)})`
}

function shown({ without = [], blank }: OwnSection, row: OwnRow): OwnRow {
  const kept = Object.entries(row).filter(([name]) => !without.includes(name))
  const all = Object.fromEntries(kept)
  return blank ? { ...all, ...blank(row) } : all
}

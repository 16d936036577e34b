import { getTableColumns, type Table } from 'drizzle-orm'

/** Some columns of a table by name, for a question that every press asks and that reads no more than it needs. */
export function columnsOf<Kind extends Table, Name extends keyof Kind['_']['columns'] & string>(
  table: Kind,
  names: readonly Name[],
): Pick<Kind['_']['columns'], Name> {
  const all = getTableColumns(table)
  return Object.fromEntries(names.map((name) => [name, all[name]])) as Pick<Kind['_']['columns'], Name>
}

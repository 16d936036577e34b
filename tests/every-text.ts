import { engine } from '#drizzle/columns.ts'
import { database } from '#drizzle/database.ts'

/** Every column of every table whose text holds these words somewhere, search rows included: `table.column`. */
export async function everyTextHolding(words: string): Promise<string[]> {
  const found: string[] = []
  for (const [place, columns] of await tables()) {
    const like = `LIKE '%${words.replaceAll("'", "''")}%'`
    const sums = columns.map(
      (column) => `max(CASE WHEN cast("${column}" as text) ${like} THEN 1 ELSE 0 END) AS "${column}"`,
    )
    const [row] = await database().rows(`SELECT ${sums.join(', ')} FROM "${place}"`)
    found.push(...columns.filter((column) => Number(row?.[column]) > 0).map((column) => `${place}.${column}`))
  }
  return found
}

async function tables(): Promise<Map<string, string[]>> {
  const sql =
    engine === 'postgres'
      ? `SELECT table_name AS place, column_name AS "column" FROM information_schema.columns WHERE table_schema = 'public'`
      : `SELECT m.name AS place, c.name AS "column" FROM sqlite_master m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND m.name NOT LIKE '%\\_config' ESCAPE '\\'`
  const found = new Map<string, string[]>()
  for (const { place, column } of await database().rows(sql))
    found.set(String(place), [...(found.get(String(place)) ?? []), String(column)])
  return found
}

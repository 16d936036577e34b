import { engine } from '#drizzle/columns.ts'
import { database } from '#drizzle/database.ts'

/** Every column of every table whose text holds these words somewhere, search rows included: `table.column`. */
export async function everyTextHolding(words: string): Promise<string[]> {
  const found: string[] = []
  for (const { place, column } of await columns()) {
    const text = `cast("${column}" as text)`
    const [row] = await database().rows(
      `SELECT count(*) AS n FROM "${place}" WHERE ${text} LIKE '%${words.replaceAll("'", "''")}%'`,
    )
    if (Number(row?.n) > 0) found.push(`${place}.${column}`)
  }
  return found
}

async function columns(): Promise<{ place: string; column: string }[]> {
  const sql =
    engine === 'postgres'
      ? `SELECT table_name AS place, column_name AS "column" FROM information_schema.columns WHERE table_schema = 'public'`
      : `SELECT m.name AS place, c.name AS "column" FROM sqlite_master m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND m.name NOT LIKE '%\\_config' ESCAPE '\\'`
  return (await database().rows(sql)).map(({ place, column }) => ({ place: String(place), column: String(column) }))
}

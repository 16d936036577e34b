import type { SQL } from 'drizzle-orm'
import { engine } from '../columns.ts'
import { db } from '../database.ts'

/** The one place where the two engines' ways to ask in plain SQL meet. */
export async function ask<Row>(query: SQL): Promise<Row[]> {
  const connection = db() as unknown as {
    all: (query: SQL) => Row[]
    execute: (query: SQL) => Promise<Iterable<Row>>
  }
  return engine === 'postgres' ? [...(await connection.execute(query))] : connection.all(query)
}

/** What a question answers as the column `id`. */
export const askIds = async (query: SQL) => (await ask<{ id: string }>(query)).map(({ id }) => id)

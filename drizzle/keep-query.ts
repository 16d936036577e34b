import { db } from './database.ts'
import type { Db } from './engines/sqlite.ts'

const kept = new WeakMap<Db, Map<string, unknown>>()

/**
 * A question that every page asks, built once for each connection and asked with other values each time: building it
 * takes longer than its answer. `shape` names everything about it that is not a placeholder.
 */
export function keepQuery<Query extends object>(shape: string, build: (connection: Db) => Query): Query {
  const connection = db()
  const known = kept.get(connection) ?? new Map<string, unknown>()
  kept.set(connection, known)
  const query = known.get(shape) ?? build(connection)
  known.set(shape, query)
  return query as Query
}

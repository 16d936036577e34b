import { database, transaction } from './database.ts'

/**
 * A transaction that waits for the others of the same turn, in this process and among all of them. Votes in one contest
 * all write its row: on PostgreSQL they would otherwise run at once, lose against each other and be repeated. SQLite has
 * one queue anyway.
 */
export function transactionInTurn<T>(turn: string, work: () => Promise<T>): Promise<T> {
  const { inTurn } = database()
  return inTurn ? inTurn(turn, work) : transaction(work)
}

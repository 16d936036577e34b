import { database, transaction } from './database.ts'

const last = new Map<string, Promise<unknown>>()

/**
 * A transaction that waits for the others of the same turn, in this process first and then among all of them. Votes in
 * one contest all write its row: on PostgreSQL they would otherwise run at once, lose against each other and be
 * repeated. SQLite has one queue anyway.
 */
export function transactionInTurn<T>(turn: string, work: () => Promise<T>): Promise<T> {
  const { inTurn } = database()
  if (!inTurn || isInside()) return transaction(work)
  const before = last.get(turn) ?? Promise.resolve()
  const mine = before.then(() => inTurn(turn, () => transaction(work)))
  const over = mine.catch(() => undefined)
  last.set(turn, over)
  void over.then(() => last.get(turn) === over && last.delete(turn))
  return mine
}

/** Whoever is inside a transaction holds what the others wait for, and must not wait for them. */
const isInside = () => database().current() !== database().read

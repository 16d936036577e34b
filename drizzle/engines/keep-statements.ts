import type Database from 'better-sqlite3'

/** Few addresses ask more; lists of ids of every length would otherwise pile up. */
const most = 400

/**
 * SQLite looks at the number in a bound LIMIT when it plans, and from then on plans the statement anew each time it is
 * bound, which takes several times as long as most answers. What it has to work out it does not look at.
 */
const unplanned = (text: string) => text.replace(/\blimit \?/gi, 'limit +?')

/**
 * Lets a connection keep the statements it has prepared, the ones used last, by their text: preparing the same
 * question anew costs about as much as answering it. Nobody may hold a statement while others ask the same.
 */
export function keepStatements(connection: Database.Database) {
  const kept = new Map<string, Database.Statement>()
  const prepare = connection.prepare.bind(connection) as (text: string) => Database.Statement

  connection.prepare = ((text: string) => {
    const statement = kept.get(text) ?? prepare(unplanned(text))
    kept.delete(text)
    kept.set(text, statement)
    if (kept.size > most) kept.delete(kept.keys().next().value as string)
    // Who asked before may have wanted rows as arrays.
    return statement.reader ? statement.raw(false) : statement
  }) as typeof connection.prepare
}

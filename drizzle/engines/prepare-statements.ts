import type { Sql, TransactionSql } from 'postgres'

/** Texts that are prepared at most on each connection; lists of ids of every length would otherwise pile up. */
const most = 400

/** Texts that were asked once are remembered up to so many. */
const onceMost = 4000

/**
 * Lets PostgreSQL prepare what is asked more than once: unprepared, each question goes there and back twice, and is
 * parsed and planned each time. (`?prepare=false` in the address turns it off, for poolers that cannot do it.)
 */
export function prepareStatements(client: Sql): Sql {
  const often = new Set<string>()
  const once = new Set<string>()
  const isOften = (text: string) => {
    if (often.has(text)) return true
    if (!once.has(text)) {
      if (once.size >= onceMost) once.clear()
      once.add(text)
      return false
    }
    if (often.size >= most) return false
    return Boolean(often.add(text))
  }
  return preparing(client, isOften)
}

/** The same client, and whatever transactions and savepoints it opens. */
function preparing<Client extends Sql | TransactionSql>(client: Client, isOften: (text: string) => boolean): Client {
  return new Proxy(client, {
    get(target, name) {
      const value = Reflect.get(target, name)
      if (name === 'unsafe')
        return (text: string, values?: never[], options?: object) =>
          target.unsafe(text, values, values && isOften(text) ? { ...options, prepare: true } : options)
      if (name === 'begin' || name === 'savepoint')
        return (...words: unknown[]) => {
          const work = words.pop() as (inner: TransactionSql) => unknown
          return (value as (...words: unknown[]) => unknown)(...words, (inner: TransactionSql) =>
            work(preparing(inner, isOften)),
          )
        }
      return value
    },
  })
}

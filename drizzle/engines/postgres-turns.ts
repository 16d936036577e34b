import postgres from 'postgres'
import { poolSettings } from './postgres-settings.ts'

/** So many turns at most are held or waited for by one process at a time; more wait in the process. */
const turnsAtOnce = 4

/** What engines that only speak PostgreSQL's language answer where they have no such lock: then races are repeated. */
const unknown = /^(?:0A000|42883)$/

/**
 * Turns that all processes on a PostgreSQL share: who waits for one begins its transaction afterwards, and sees what
 * those before it wrote. Without them the transactions would run at once, lose against each other and be repeated. The
 * lock belongs to a small transaction on a connection of its own: it ends with that, whatever happens, poolers included.
 */
export function shareTurns(url: string) {
  const client = postgres(url, { ...poolSettings(), max: turnsAtOnce, idle_timeout: 60 })
  let areThere = true

  async function inTurn<T>(turn: string, work: () => Promise<T>): Promise<T> {
    if (!areThere) return work()
    let done: { answer: T } | undefined
    let begun = false
    try {
      await client.begin(async (line) => {
        await line`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`
        begun = true
        done = { answer: await work() }
      })
    } catch (fault) {
      // What is stored is stored, however the turn ends.
      if (done) return (done as { answer: T }).answer
      if (begun || !unknown.test((fault as { code?: string }).code ?? '')) throw fault
      areThere = false
      return work()
    }
    return (done as unknown as { answer: T }).answer
  }

  return { inTurn, close: () => client.end({ timeout: 5 }) }
}

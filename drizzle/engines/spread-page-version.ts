import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'

const channel = 'aflora_pages'
/** Notices wait so long for others: each takes a lock that all commits with notices share. */
const gatherMs = 20

/**
 * The page version of processes that share a PostgreSQL: each counts for itself, its own commits at once and those of
 * others by NOTIFY. Whenever the listening connection begins anew it counts one more, for what it may have missed.
 */
export function spreadPageVersion(client: Sql) {
  const me = randomUUID()
  let version = 0
  let listening = false
  let waiting: NodeJS.Timeout | undefined
  const count = () => {
    version += 1
  }

  function now(): number | undefined {
    if (!listening) listen()
    return heard ? version : undefined
  }

  let heard = false
  function listen() {
    listening = true
    const begun = client.listen(
      channel,
      (whose) => whose === me || count(),
      () => {
        heard = true
        count()
      },
    )
    begun.catch(() => {
      listening = false
      heard = false
    })
  }

  function raise() {
    count()
    waiting ??= setTimeout(() => {
      waiting = undefined
      client.notify(channel, me).catch(() => {})
    }, gatherMs)
    waiting.unref()
  }

  return { now, raise }
}

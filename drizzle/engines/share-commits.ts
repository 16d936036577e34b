import { AsyncResource } from 'node:async_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'

/** A transaction that waits to share a commit. `Given` is what it is begun with. */
export interface Job<Given = void> {
  work: (given: Given) => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (reason: unknown) => void
}

interface Sharing<Given> {
  /** So many share one commit at most; more wait for the next. */
  most: number
  /** Takes those who wait, and answers each of them; it never throws. */
  commit: (take: () => Job<Given>[]) => Promise<void>
  /** Nobody waits any more. */
  rest?: () => void
}

/** A queue of transactions: whoever comes while those before them commit shares the next commit. */
export function shareCommits<Given = void>({ most, commit, rest }: Sharing<Given>) {
  const queue: Job<Given>[] = []
  let draining = false

  async function drain() {
    while (queue.length > 0) {
      await commit(() => queue.splice(0, most))
      // Whoever has just been answered may ask again and share the next commit; another process gets its turn.
      await nextTurn()
    }
    draining = false
    rest?.()
  }

  return <T>(work: (given: Given) => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      // Whoever shares a commit does not share the request: who asks, from where and in which language stays their own.
      queue.push({ work: AsyncResource.bind(work), resolve: resolve as (value: unknown) => void, reject })
      if (draining) return
      draining = true
      // Everything that arrived in this turn of the event loop shares the commit.
      setImmediate(drain)
    })
}

import type { Worker } from 'node:cluster'
import { randomUUID } from 'node:crypto'
import { type Counter, RateCounter } from '#app/server/rate-counter.ts'

type Question = { count: string; key: string; times: number; seconds: number }
type Return = { giveBack: string }
type Answer = { counted: string; wait: number }

const counts = new RateCounter()

/** In the process that watches: counts what a worker asks for. */
export function answerCounts(worker: Worker, message: Partial<Question & Return>) {
  const { count, key, times, seconds, giveBack } = message
  if (giveBack !== undefined) counts.giveBack(giveBack)
  if (count === undefined || key === undefined || times === undefined || seconds === undefined) return
  worker.send({ counted: count, wait: counts.use(key, times, seconds) } satisfies Answer)
}

/** In a worker: the same counter for all of them, so that more processes do not mean more tries. */
export function sharedRateCounter(): Counter {
  const waiting = new Map<string, (wait: number) => void>()
  process.on('message', ({ counted, wait }: Partial<Answer>) => {
    if (counted === undefined || wait === undefined) return
    waiting.get(counted)?.(wait)
    waiting.delete(counted)
  })
  return {
    giveBack: (key) => void process.send?.({ giveBack: key } satisfies Return),
    use: (key, times, seconds) =>
      new Promise((resolve) => {
        const count = randomUUID()
        waiting.set(count, resolve)
        process.send?.({ count, key, times, seconds } satisfies Question)
      }),
  }
}

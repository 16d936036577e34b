import cluster, { type Worker } from 'node:cluster'
import { env } from '#app/env.server.ts'
import { log } from '#app/server/log.server.ts'
import { answerCounts } from '#app/server/shared-rate-counter.server.ts'

const restartMs = 1000
const endMs = 12_000

/**
 * Runs `WORKERS` copies of this process that share the port. This one only watches: it starts a copy again when one
 * ends, counts for all of them how often somebody did what, and puts them down together.
 */
export async function runWorkers(): Promise<void> {
  const places = Array.from({ length: env.WORKERS }, (_, index) => index + 1)
  let stopping = false
  const stop = (code: number) => {
    if (stopping) return endNow(code || 1)
    stopping = true
    for (const worker of workers()) worker.send({ stop: true })
    whenAllEnded(code)
  }
  const start = (place: number): Promise<void> => {
    const worker = cluster.fork({ AFLORA_WORKER: String(place) })
    worker.on('message', (message) => answerCounts(worker, message))
    return new Promise((resolve) => {
      let listened = false
      worker.once('listening', () => {
        listened = true
        // It could not hear the word while it was still starting.
        if (stopping) worker.send({ stop: true })
        resolve()
      })
      worker.once('exit', (code) => {
        if (stopping) return
        log('error', 'worker-ended', { code: code ?? 'signal', count: place })
        if (!listened) return stop(1)
        setTimeout(() => stopping || void start(place), restartMs)
      })
    })
  }
  process.on('SIGTERM', () => stop(0)).on('SIGINT', () => stop(0))
  await Promise.all(places.map(start))
}

const workers = () => Object.values(cluster.workers ?? {}).filter((worker): worker is Worker => worker !== undefined)

function whenAllEnded(code: number) {
  setTimeout(() => endNow(1), endMs).unref()
  const look = () => workers().length === 0 && process.exit(code)
  cluster.on('exit', look)
  look()
}

function endNow(code: number) {
  for (const worker of workers()) worker.process.kill('SIGKILL')
  process.exit(code)
}

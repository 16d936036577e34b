import cluster, { type Worker } from 'node:cluster'
import { env } from '#app/env.server.ts'
import { log } from '#app/server/log.server.ts'
import { gatherMetrics } from '#app/server/shared-metrics.server.ts'
import { answerCounts } from '#app/server/shared-rate-counter.server.ts'

const restartMs = 1000
const endMs = 12_000

/** With more of them glibc keeps for each thread that packs or hashes what it once needed: about a tenth of the memory. */
const fewArenas = { MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2' }

/**
 * Runs `WORKERS` copies of this process that share the port. This one only watches: it starts a copy again when one
 * ends, counts for all of them how often somebody did what, and puts them down together. On SIGHUP it replaces them one
 * after the other by new ones, and nobody who visits notices.
 */
export async function runWorkers(): Promise<void> {
  const places = Array.from({ length: env.WORKERS }, (_, index) => index + 1)
  const replaced = new WeakSet<Worker>()
  let stopping = false
  const stop = (code: number) => {
    if (stopping) return endNow(code || 1)
    stopping = true
    for (const worker of workers()) worker.send({ stop: true })
    whenAllEnded(code)
  }
  const start = (place: number, old?: Worker): Promise<boolean> => {
    const worker = cluster.fork({ ...fewArenas, AFLORA_WORKER: String(place) })
    worker.on('message', (message) => {
      answerCounts(worker, message)
      gatherMetrics(worker, message, workers())
    })
    return new Promise((resolve) => {
      let listened = false
      worker.once('listening', () => {
        listened = true
        atPlace.set(place, worker)
        // It could not hear the word while it was still starting.
        if (stopping) worker.send({ stop: true })
        resolve(true)
      })
      worker.once('exit', (code) => {
        if (stopping || replaced.has(worker)) return
        log('error', 'worker-ended', { code: code ?? 'signal', count: place })
        if (!listened && old) return resolve(false)
        if (!listened) return stop(1)
        setTimeout(() => stopping || void start(place), restartMs)
      })
    })
  }
  /** The new one listens before the old one is told to go; where it cannot, the old one stays. */
  const replace = async (place: number) => {
    const old = atPlace.get(place)
    if (!(await start(place, old))) return
    if (old && !old.isDead()) await ended(old, replaced)
    log('info', 'worker-replaced', { count: place })
  }
  const replaceAll = inTurn(async () => {
    for (const place of places) if (!stopping) await replace(place)
  })
  process.on('SIGTERM', () => stop(0)).on('SIGINT', () => stop(0))
  process.on('SIGHUP', replaceAll)
  await Promise.all(places.map((place) => start(place)))
}

const atPlace = new Map<number, Worker>()

/** Asked again while it is at it, it begins anew afterwards. */
function inTurn(work: () => Promise<void>) {
  let last = Promise.resolve()
  return () => {
    last = last.then(work)
  }
}

async function ended(worker: Worker, replaced: WeakSet<Worker>) {
  replaced.add(worker)
  const over = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const late = setTimeout(() => worker.process.kill('SIGKILL'), endMs)
  worker.send({ stop: true })
  await over
  clearTimeout(late)
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

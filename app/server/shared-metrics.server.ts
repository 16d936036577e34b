import cluster, { type Worker } from 'node:cluster'
import { randomUUID } from 'node:crypto'
import { metrics } from '#app/server/metrics.server.ts'

type Message = { wantMetrics?: string; tellMetrics?: string; metricsOf?: string; text?: string; all?: string[] }

const patienceMs = 1000

/** In the process that watches: asks every worker for its figures and passes them all on to the one that was asked. */
export function gatherMetrics(worker: Worker, { wantMetrics }: Message, workers: Worker[]) {
  if (!wantMetrics) return
  const texts: string[] = []
  const done = () => {
    clearTimeout(late)
    for (const each of workers) each.off('message', hear)
    worker.send({ metricsOf: wantMetrics, all: texts } satisfies Message)
  }
  const hear = ({ metricsOf, text }: Message) => {
    if (metricsOf === wantMetrics && text !== undefined && texts.push(text) === workers.length) done()
  }
  // One that has no time to answer is missing from the figures, which says enough.
  const late = setTimeout(done, patienceMs)
  for (const each of workers) each.on('message', hear).send({ tellMetrics: wantMetrics } satisfies Message)
}

const waiting = new Map<string, (all: string[]) => void>()

/** In a worker: lets it tell its figures, and hear those of all. */
export function shareMetrics() {
  process.on('message', ({ tellMetrics, metricsOf, all }: Message) => {
    if (tellMetrics) void tell(tellMetrics)
    if (metricsOf && all) waiting.get(metricsOf)?.(all)
    if (metricsOf) waiting.delete(metricsOf)
  })
}

async function tell(id: string) {
  const text = markedAs(process.env.AFLORA_WORKER ?? '1', await metrics())
  process.send?.({ metricsOf: id, text } satisfies Message)
}

/** The figures of the whole site: whoever asks meets one of its processes by chance, and wants to know of all. */
export async function metricsOfAll(): Promise<string> {
  if (!cluster.isWorker) return metrics()
  const id = randomUUID()
  const all = await new Promise<string[]>((resolve) => {
    waiting.set(id, resolve)
    process.send?.({ wantMetrics: id } satisfies Message)
  })
  return all.join('')
}

/** Marks each line of a worker's figures as its own; the names then stand once for each. */
export function markedAs(worker: string, text: string) {
  return text.replace(
    /^(\w+)(?:\{(.*)\})? /gm,
    (_, name, labels) => `${name}{worker="${worker}"${labels ? `,${labels}` : ''}} `,
  )
}

import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { renderingProgram } from '#app/web/markdown-thread.server.ts'

const budgetMs = 250
/** For the second try: on a busy machine a moment can be long, and what is stored now stays. */
const patientMs = 2_000
const startMs = 10_000
const mostMegabytes = 96

type Task = { text: string; done: (html: string | undefined) => void; fail: (fault: Error) => void }

/** One thread renders; the others wait in line. What takes too long ends its thread, and the next text gets a new one. */
const waiting: Task[] = []
let worker: Promise<Worker> | undefined
let busy = false

/** HTML of one text, or undefined when it broke the renderer or took too long. Fails only when no thread can start. */
export function renderInThread(text: string): Promise<string | undefined> {
  return new Promise((done, fail) => {
    waiting.push({ text, done, fail })
    void work()
  })
}

/** A second try tells a slow text from a slow moment of the machine. */
async function work() {
  if (busy) return
  busy = true
  for (let task = waiting.shift(); task; task = waiting.shift()) {
    const { text, done, fail } = task
    await attempt(text)
      .then(async (html) => done(html === 'late' ? await attemptAgain(text) : html?.html))
      .catch(fail)
  }
  busy = false
}

async function attemptAgain(text: string) {
  const again = await attempt(text, patientMs)
  return again === 'late' ? undefined : again?.html
}

async function attempt(text: string, ms = budgetMs): Promise<{ html: string } | 'late' | undefined> {
  worker ??= startWorker()
  const thread = await worker.catch((fault) => {
    worker = undefined
    throw fault
  })
  thread.ref()
  try {
    const html = await answerWithin(thread, ms, () => thread.postMessage(text))
    return typeof html === 'string' ? { html } : undefined
  } catch {
    worker = undefined
    await thread.terminate()
    return 'late'
  } finally {
    thread.unref()
  }
}

async function startWorker() {
  const thread = new Worker(renderingProgram, {
    eval: true,
    workerData: { places: [import.meta.filename, path.resolve('package.json')] },
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, stackSizeMb: 4 },
    env: {},
    execArgv: [],
  })
  // Without a listener a fault between two texts would end the whole site.
  thread.on('error', () => {
    worker = undefined
  })
  await answerWithin(thread, startMs, () => {})
  thread.unref()
  return thread
}

/** The thread's next message. A message that already waits beside the alarm still counts. */
function answerWithin(thread: Worker, ms: number, ask: () => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const alarm = setTimeout(
      () => setImmediate(() => settle(() => reject(new Error('The rendering thread is late.')))),
      ms,
    )
    const settle = (act: () => void) => {
      clearTimeout(alarm)
      thread.off('message', onMessage).off('error', onEnd).off('exit', onEnd)
      act()
    }
    const onMessage = (message: unknown) => settle(() => resolve(message))
    const onEnd = (fault: unknown) =>
      settle(() => reject(fault instanceof Error ? fault : new Error('The rendering thread ended.')))
    thread.on('message', onMessage).on('error', onEnd).on('exit', onEnd)
    ask()
  })
}

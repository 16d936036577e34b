import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { renderingProgram } from '#app/web/markdown-thread.server.ts'

const startMs = 10_000
const mostMegabytes = 96

/** `failed`: the text broke the renderer. `late`: it took longer than the lane allows. */
export type Rendered = { html: string } | 'failed' | 'late'

/**
 * A thread that renders one text after the other, each within `budgetMs`. What takes longer ends the thread, and the
 * next text gets a new one. Throws only when no thread can start.
 */
export function openLane(budgetMs: number) {
  let thread: Promise<Worker> | undefined
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0

  const forget = () => {
    thread = undefined
  }

  async function render(text: string): Promise<Rendered> {
    thread ??= startThread(forget)
    const worker = await thread.catch((fault) => {
      forget()
      throw fault
    })
    worker.ref()
    try {
      const html = await answerWithin(worker, budgetMs, () => worker.postMessage(text))
      return typeof html === 'string' ? { html } : 'failed'
    } catch {
      forget()
      await worker.terminate()
      return 'late'
    } finally {
      worker.unref()
    }
  }

  return {
    waiting: () => waiting,
    render: (text: string): Promise<Rendered> => {
      waiting += 1
      const turn = last
        .then(() => render(text))
        .finally(() => {
          waiting -= 1
        })
      last = turn.catch(() => {})
      return turn
    },
  }
}

async function startThread(onEnd: () => void) {
  const thread = new Worker(renderingProgram, {
    eval: true,
    workerData: { places: [import.meta.filename, path.resolve('package.json')] },
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, stackSizeMb: 4 },
    env: {},
    execArgv: [],
  })
  // Without a listener a fault between two texts would end the whole site.
  thread.on('error', onEnd)
  await answerWithin(thread, startMs, () => {})
  thread.unref()
  return thread
}

/** The thread's next message. A message that already waits beside the alarm still counts. */
function answerWithin(thread: Worker, ms: number, ask: () => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const alarm = setTimeout(() => setImmediate(() => settle(() => reject(new Error('The thread is late.')))), ms)
    const settle = (act: () => void) => {
      clearTimeout(alarm)
      thread.off('message', onMessage).off('error', onEnd).off('exit', onEnd)
      act()
    }
    const onMessage = (message: unknown) => settle(() => resolve(message))
    const onEnd = (fault: unknown) =>
      settle(() => reject(fault instanceof Error ? fault : new Error('The thread ended.')))
    thread.on('message', onMessage).on('error', onEnd).on('exit', onEnd)
    ask()
  })
}

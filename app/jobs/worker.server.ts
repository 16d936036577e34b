import { describeFault } from '#app/server/describe-fault.server.ts'
import { log } from '#app/server/log.server.ts'
import { runDueJobs } from './run-due-jobs.server.ts'
import { type Job, schedule } from './schedule.server.ts'

const beat = 2000

/**
 * Looks every two seconds which jobs are due and runs them one after the other. Jobs that run seldom are asked about
 * seldom, so that an idle site writes nothing. `stop` waits for the one that is running.
 */
export function startWorker(jobs: Job[] = schedule) {
  const next = new Map<string, number>()
  let running: Promise<unknown> = Promise.resolve()
  let busy = false

  const timer = setInterval(() => {
    if (busy) return
    busy = true
    // A database that is away for a moment ends no process: the next beat asks again.
    running = turn()
      .catch((fault) => log('error', 'jobs waiting', describeFault(fault)))
      .finally(() => {
        busy = false
      })
  }, beat)
  timer.unref()

  async function turn() {
    const now = Date.now()
    const due = jobs.filter((job) => (next.get(job.name) ?? 0) <= now)
    for (const job of due) next.set(job.name, now + job.every * 1000)
    await runDueJobs(due, new Date(now))
  }

  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}

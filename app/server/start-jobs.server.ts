import { env } from '#app/env.server.ts'
import { jobMetrics } from '#app/jobs/job-metrics.server.ts'
import { schedule } from '#app/jobs/schedule.server.ts'
import { startWorker } from '#app/jobs/worker.server.ts'
import { keepBallastAlways } from '#app/server/ballast.server.ts'
import { alsoTell } from '#app/server/metrics.server.ts'
import { engine } from '#drizzle/columns.ts'

export type RunningJobs = { stop: () => Promise<void> }

/** Jobs are done here unless another process does them: `JOBS=off` here and `JOBS=only` there, or the first of several. */
export function startJobs(): RunningJobs | undefined {
  const elsewhere = env.JOBS === 'off' || (process.env.AFLORA_WORKER ?? '1') !== '1'
  if (elsewhere) return undefined
  if (engine === 'sqlite') keepBallastAlways()
  alsoTell(() => jobMetrics(schedule))
  return startWorker()
}

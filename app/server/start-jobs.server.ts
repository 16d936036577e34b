import { env } from '#app/env.server.ts'
import { startWorker } from '#app/jobs/worker.server.ts'

export type RunningJobs = { stop: () => Promise<void> }

/** Jobs are done here unless another process does them: `JOBS=off` here and `JOBS=only` there, or the first of several. */
export function startJobs(): RunningJobs | undefined {
  const elsewhere = env.JOBS === 'off' || (process.env.AFLORA_WORKER ?? '1') !== '1'
  return elsewhere ? undefined : startWorker()
}

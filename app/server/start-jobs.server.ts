import { env } from '#app/env.server.ts'

export type RunningJobs = { stop: () => Promise<void> }

type Worker = { startWorker: () => RunningJobs | Promise<RunningJobs> }

const workers = import.meta.glob<Worker>('../jobs/worker.server.ts')

/** The worker lives in this process unless another one has it (`JOBS=off` here, `JOBS=only` there). */
export async function startJobs(): Promise<RunningJobs | undefined> {
  const [load] = Object.values(workers)
  return env.JOBS === 'off' || !load ? undefined : (await load()).startWorker()
}

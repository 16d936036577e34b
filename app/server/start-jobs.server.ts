import { env } from '#app/env.server.ts'

export type RunningJobs = { stop: () => Promise<void> }

type Worker = { startWorker: () => RunningJobs | Promise<RunningJobs> }

const workers = import.meta.glob<Worker>('../jobs/worker.server.ts')

/** Jobs are done in this process unless another one does them: `JOBS=off` here and `JOBS=only` there, or the first of several. */
export async function startJobs(): Promise<RunningJobs | undefined> {
  const [load] = Object.values(workers)
  const elsewhere = env.JOBS === 'off' || (process.env.AFLORA_WORKER ?? '1') !== '1'
  return elsewhere || !load ? undefined : (await load()).startWorker()
}

import { addressAsSet } from '#app/features/settings/site-settings.server.ts'
import { log } from '#app/server/log.server.ts'
import { transaction } from '#drizzle/database.ts'
import { endJob, takeJob } from '#drizzle/queries/jobs.ts'
import type { Job } from './schedule.server.ts'

/** A process that died at a job keeps it from the others for so long. */
const lease = 10 * 60 * 1000

/** Runs the jobs whose time has come and that no other process is at. A job that fails is logged and comes again. */
export async function runDueJobs(jobs: Job[], now = new Date()): Promise<string[]> {
  const ran: string[] = []
  for (const job of jobs) {
    if (job.isDue && !(await job.isDue(now))) continue
    const dueSince = new Date(now.getTime() - job.every * 1000)
    const ours = await transaction(() => takeJob(job.name, dueSince, now, new Date(now.getTime() + lease)))
    if (!ours) continue
    ran.push(job.name)
    const fault = await attempt(job, now)
    await transaction(() => endJob(job.name, new Date(), fault))
  }
  return ran
}

async function attempt({ name, run }: Job, now: Date) {
  try {
    await addressAsSet()
    await run(now)
    return ''
  } catch (fault) {
    const error = fault instanceof Error ? fault.message.slice(0, 300) : String(fault)
    log('error', 'job failed', { job: name, error })
    return error
  }
}

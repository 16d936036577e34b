import { MOST_TRIES } from '#app/mail/most-tries.ts'
import { jobsRun } from '#drizzle/queries/jobs.ts'
import { dueMails } from '#drizzle/queries/mails.ts'
import type { Job } from './schedule.server.ts'

/**
 * For who watches over the site: by how many seconds jobs that run at fixed times are late, which failed last time, and
 * how long the oldest mail that should be out has been waiting.
 */
export async function jobMetrics(jobs: Job[], now = new Date()): Promise<string[]> {
  const runs = await jobsRun()
  const since = (then: Date) => Math.max(0, (now.getTime() - then.getTime()) / 1000)
  const lines = runs.flatMap(({ name, startedAt, lastError }) => {
    const job = jobs.find((each) => each.name === name)
    if (!job || !startedAt) return []
    const late = job.isDue
      ? []
      : [`aflora_job_late_seconds{job="${name}"} ${Math.max(0, since(startedAt) - job.every)}`]
    return [...late, `aflora_job_failed{job="${name}"} ${Number(lastError !== '')}`]
  })
  const [oldest] = await dueMails(now, 1, MOST_TRIES)
  return [...lines, `aflora_outbox_age_seconds ${oldest ? since(oldest.dueAt) : 0}`]
}

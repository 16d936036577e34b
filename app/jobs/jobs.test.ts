import { expect, test, vi } from 'vitest'
import { transaction } from '#drizzle/database.ts'
import { jobsRun } from '#drizzle/queries/jobs.ts'
import { addMail } from '#drizzle/queries/mails.ts'
import { jobMetrics } from './job-metrics.server.ts'
import { runDueJobs } from './run-due-jobs.server.ts'
import { startWorker } from './worker.server.ts'

const minute = 60 * 1000

test('a job runs when its time has come, and not before', async () => {
  let runs = 0
  const jobs = [{ name: 'counting', every: 60, run: async () => runs++ }]
  const start = new Date('2026-03-01T12:00:00Z')
  await runDueJobs(jobs, start)
  await runDueJobs(jobs, new Date(start.getTime() + minute / 2))
  expect(runs).toBe(1)
  await runDueJobs(jobs, new Date(start.getTime() + 2 * minute))
  expect(runs).toBe(2)
})

test('of two workers that look at once only one runs the job', async () => {
  let runs = 0
  const jobs = [{ name: 'alone', every: 3600, run: async () => runs++ }]
  const now = new Date()
  await Promise.all(Array.from({ length: 8 }, () => runDueJobs(jobs, now)))
  expect(runs).toBe(1)
})

test('a job that fails leaves its reason and comes again', async () => {
  const jobs = [{ name: 'failing', every: 60, run: async () => Promise.reject(new Error('the mail server is away')) }]
  const now = new Date()
  await runDueJobs(jobs, now)
  expect((await jobsRun()).find((row) => row.name === 'failing')?.lastError).toBe('the mail server is away')
  expect(await runDueJobs(jobs, new Date(now.getTime() + 2 * minute))).toEqual(['failing'])
})

test('a database that is away for a moment stops no worker', async () => {
  let asked = 0
  const isDue = async () => {
    asked += 1
    throw Object.assign(new Error('write CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED' })
  }
  const worker = startWorker([{ name: 'asking', every: 1, isDue, run: async () => {} }])
  await vi.waitFor(() => expect(asked).toBeGreaterThan(1), 20_000)
  await worker.stop()
})

test('who watches over the site sees which jobs are late, which failed, and how old the oldest waiting mail is', async () => {
  const run = async () => undefined
  const jobs = [
    { name: 'nightly', every: 60, run },
    { name: 'broken', every: 60, run: async () => Promise.reject(new Error('no')) },
    { name: 'seldom', every: 60, isDue: async () => true, run },
  ]
  const began = new Date('2026-04-01T12:00:00Z')
  await runDueJobs(jobs, began)
  const dueAt = new Date(began.getTime() - 30_000)
  const words = { to: 'anna@example.org', kind: 'sign-in', subject: 's', text: 't', html: 'h' }
  await transaction(() => addMail({ id: 'waiting', ...words, createdAt: dueAt, dueAt }))

  const text = (await jobMetrics(jobs, new Date(began.getTime() + 90_000))).join('\n')
  expect(text).toContain('aflora_job_late_seconds{job="nightly"} 30')
  expect(text).toContain('aflora_job_failed{job="nightly"} 0')
  expect(text).toContain('aflora_job_failed{job="broken"} 1')
  expect(text).not.toContain('aflora_job_late_seconds{job="seldom"}')
  expect(text).toContain('aflora_outbox_age_seconds 120')
})

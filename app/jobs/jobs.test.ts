import { expect, test } from 'vitest'
import { jobsRun } from '#drizzle/queries/jobs.ts'
import { runDueJobs } from './run-due-jobs.server.ts'

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

import { runDueJobs } from '#app/jobs/run-due-jobs.server.ts'
import { schedule } from '#app/jobs/schedule.server.ts'
import { jobsRun } from '#drizzle/queries/jobs.ts'
import { type Command, say } from './command.ts'

export const jobsCommand: Command = {
  name: 'jobs',
  summary: 'Show when each recurring job ran, or run those that are due.',
  usage: 'npm run aflora -- jobs [--run]',
  async run(words) {
    if (words.includes('--run')) say(`ran: ${(await runDueJobs(schedule)).join(', ') || 'none was due'}`)
    const runs = new Map((await jobsRun()).map((row) => [row.name, row]))
    for (const { name, every } of schedule) {
      const row = runs.get(name)
      say(
        `${name.padEnd(20)} every ${every} s, last ${row?.startedAt?.toISOString() ?? 'never'}${row?.lastError ? `, failed: ${row.lastError}` : ''}`,
      )
    }
  },
}

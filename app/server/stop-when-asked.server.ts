import cluster from 'node:cluster'
import type { Server } from 'node:http'
import { flushViews } from '#app/features/ideas/record-views.server.ts'
import { describeFault } from '#app/server/describe-fault.server.ts'
import { drain } from '#app/server/drain.server.ts'
import { log } from '#app/server/log.server.ts'
import { beginStopping } from '#app/server/readiness.server.ts'
import type { RunningJobs } from '#app/server/start-jobs.server.ts'
import { closeDatabase } from '#drizzle/database.ts'

const jobsMs = 1000

type Running = { server?: Server; jobs?: RunningJobs }

/**
 * Ends in order: tell balancers, take no new connections, finish what was begun, put jobs down, close the database.
 * A second signal ends at once. A fault nobody caught ends the same way, with code 1: after it nothing is certain.
 */
export function stopWhenAsked(running: Running) {
  let stopping = false
  const stop = async (code: number) => {
    if (stopping) process.exit(code || 1)
    stopping = true
    await stopInOrder(running).catch((fault) => log('error', 'stopped-badly', describeFault(fault)))
    process.exit(code)
  }
  const onSignal = (signal: NodeJS.Signals) => {
    log('info', 'stopping', { signal })
    void stop(0)
  }
  const onFault = (event: string) => (fault: unknown) => {
    log('error', event, describeFault(fault))
    if (!stopping) void stop(1)
  }
  if (cluster.isWorker) listenToWatcher(() => stop(0))
  else process.on('SIGTERM', onSignal).on('SIGINT', onSignal)
  process
    .on('unhandledRejection', onFault('unhandled-rejection'))
    .on('uncaughtException', onFault('uncaught-exception'))
}

/** A worker stops when the process that watches it says so or is gone; Ctrl-C reaches both, and only one may act. */
function listenToWatcher(stop: () => void) {
  process.on('message', (message: { stop?: boolean }) => message.stop && stop())
  process
    .on('disconnect', stop)
    .on('SIGTERM', stop)
    .on('SIGINT', () => {})
}

async function stopInOrder({ server, jobs }: Running) {
  beginStopping()
  if (server) await drain(server)
  await within(jobsMs, jobs?.stop())
  await flushViews().catch((fault) => log('warn', 'views-lost', describeFault(fault)))
  await closeDatabase()
  log('info', 'stopped')
}

function within(ms: number, work: Promise<void> | undefined) {
  return Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, ms).unref())])
}

import type { Server } from 'node:http'
import { closeDatabase } from '#drizzle/database.ts'
import { describeFault } from '#app/server/describe-fault.server.ts'
import { log } from '#app/server/log.server.ts'
import { beginStopping } from '#app/server/readiness.server.ts'
import type { RunningJobs } from '#app/server/start-jobs.server.ts'

const drainMs = 8000
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
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal)
  process.on('unhandledRejection', onFault('unhandled-rejection')).on('uncaughtException', onFault('uncaught-exception'))
}

async function stopInOrder({ server, jobs }: Running) {
  beginStopping()
  if (server) await drain(server)
  await within(jobsMs, jobs?.stop())
  await closeDatabase()
  log('info', 'stopped')
}

/** Visits that were let in are answered; connections that only wait are closed. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), drainMs)
    // Connections become idle one by one as their last answer leaves.
    const idle = setInterval(() => server.closeIdleConnections(), 100)
    server.close(() => {
      clearTimeout(late)
      clearInterval(idle)
      resolve()
    })
    server.closeIdleConnections()
  })
}

function within(ms: number, work: Promise<void> | undefined) {
  return Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, ms).unref())])
}

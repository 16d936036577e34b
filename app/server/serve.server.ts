import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { env } from '#app/env.server.ts'
import { remixSite } from '#app/server/answer-with-remix.server.ts'
import { openAssets } from '#app/server/assets.server.ts'
import { describeFault } from '#app/server/describe-fault.server.ts'
import { frontDoor } from '#app/server/front-door.server.ts'
import { greet } from '#app/server/greet.server.ts'
import { listen } from '#app/server/listen.server.ts'
import { log } from '#app/server/log.server.ts'
import { startMeasuring } from '#app/server/metrics.server.ts'
import { openServer } from '#app/server/open-server.server.ts'
import { openKeys } from '#app/server/secrets.server.ts'
import { startJobs } from '#app/server/start-jobs.server.ts'
import { stopWhenAsked } from '#app/server/stop-when-asked.server.ts'
import { migrate } from '#drizzle/migrate.ts'

/** Brings everything up in order: keys, database, jobs, then the door. Ends the program with one sentence if it cannot. */
export async function serve(build: ServerBuild) {
  try {
    await start(build)
  } catch (fault) {
    log('error', 'not-started', describeFault(fault))
    process.stderr.write(`Aflora could not start: ${fault instanceof Error ? fault.message : String(fault)}\n`)
    process.exit(1)
  }
}

async function start(build: ServerBuild) {
  openKeys()
  const migrations = await migrate()
  log('info', 'migrated', { count: migrations.length })
  const jobs = await startJobs()
  if (env.JOBS === 'only') return stopWhenAsked({ jobs })

  startMeasuring()
  const assets = openAssets(path.resolve(build.assetsBuildDirectory))
  const server = openServer(frontDoor({ site: remixSite(build), assets }))
  const greeting = await greet()
  stopWhenAsked({ server, jobs })
  await listen(server)
  process.stderr.write(greeting)
  log('info', 'listening', { address: env.PUBLIC_URL })
}

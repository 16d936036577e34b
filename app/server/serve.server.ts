import cluster from 'node:cluster'
import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { env } from '#app/env.server.ts'
import { remixSite } from '#app/server/ask-site.server.ts'
import { openAssets } from '#app/server/assets.server.ts'
import { describeFault } from '#app/server/describe-fault.server.ts'
import { frontDoor } from '#app/server/front-door.server.ts'
import { greet } from '#app/server/greet.server.ts'
import { listen } from '#app/server/listen.server.ts'
import { log } from '#app/server/log.server.ts'
import { startMeasuring } from '#app/server/metrics.server.ts'
import { openServer } from '#app/server/open-server.server.ts'
import { withPlaces } from '#app/server/places.server.ts'
import { runWorkers } from '#app/server/run-workers.server.ts'
import { openKeys } from '#app/server/secrets.server.ts'
import { shareMetrics } from '#app/server/shared-metrics.server.ts'
import { sharedRateCounter } from '#app/server/shared-rate-counter.server.ts'
import { startJobs } from '#app/server/start-jobs.server.ts'
import { stopWhenAsked } from '#app/server/stop-when-asked.server.ts'
import { engine } from '#drizzle/columns.ts'
import { closeDatabase } from '#drizzle/database.ts'
import { lookOverFile } from '#drizzle/engines/look-over-file.ts'
import { migrate } from '#drizzle/migrate.ts'

/** Brings everything up in order: keys, database, jobs, then the door. Ends the program with one sentence if it cannot. */
export async function serve(build: ServerBuild) {
  try {
    if (cluster.isWorker || env.JOBS === 'only') await serveAlone(build)
    else await serveFirst(build)
  } catch (fault) {
    log('error', 'not-started', describeFault(fault))
    process.stderr.write(`Aflora could not start: ${fault instanceof Error ? fault.message : String(fault)}\n`)
    process.exit(1)
  }
}

/** What only one process of an installation does. */
async function serveFirst(build: ServerBuild) {
  await prepare()
  const greeting = await greet()
  if (env.WORKERS > 1) {
    await closeDatabase()
    await runWorkers()
  } else await openDoor(build)
  process.stderr.write(greeting)
}

async function serveAlone(build: ServerBuild) {
  await prepare()
  if (env.JOBS === 'only') workWithoutDoor()
  else await openDoor(build)
}

/** Without a door nothing else would keep the process from ending. */
function workWithoutDoor() {
  setInterval(() => {}, 60_000)
  stopWhenAsked({ jobs: startJobs() })
  log('info', 'working')
}

async function prepare() {
  if (engine === 'sqlite' && !cluster.isWorker) lookOverFile(env.DATA_DIR)
  openKeys()
  const migrations = await migrate()
  if (migrations.length > 0) log('info', 'migrated', { count: migrations.length })
}

async function openDoor(build: ServerBuild) {
  startMeasuring()
  const assets = openAssets(path.resolve(build.assetsBuildDirectory))
  const counter = cluster.isWorker ? sharedRateCounter() : undefined
  if (cluster.isWorker) shareMetrics()
  const server = openServer(frontDoor({ site: withPlaces(remixSite(build)), assets, counter }))
  stopWhenAsked({ server, jobs: startJobs() })
  await listen(server)
  log('info', 'listening', { address: env.PUBLIC_URL })
}

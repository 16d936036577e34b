import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import path from 'node:path'
import { build } from './build.mjs'
import { install, root } from './install.mjs'

/**
 * Builds and serves again after every change, with the same front door and the same policies as in
 * earnest. While a build fails, the last good one goes on serving.
 */
const serve = path.join(root, 'scripts', 'serve.mjs')
let server
let changed = false
let busy = false

install()
for (const folder of ['app', 'drizzle', 'migrations', 'project.inlang']) {
  watch(path.join(root, folder), { recursive: true }, (_, name) => {
    if (!/^paraglide[\\/]|\.test\.tsx?$/.test(String(name))) soon()
  })
}
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop().then(() => process.exit(0)))
await renew()

function soon() {
  changed = true
  setTimeout(() => changed && !busy && renew(), 150)
}

async function renew() {
  busy = true
  changed = false
  const started = performance.now()
  if (build()) {
    await stop()
    server = spawn(process.execPath, [serve], { stdio: 'inherit' })
    console.error(`Serving what is there now; ready after ${((performance.now() - started) / 1000).toFixed(1)} s.`)
  }
  busy = false
  if (changed) soon()
}

async function stop() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return
  server.kill('SIGTERM')
  await once(server, 'exit')
}

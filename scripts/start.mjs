import { buildOrExit } from './build.mjs'
import { install } from './install.mjs'

install()
buildOrExit()
stopWithNpm()
await import('./serve.mjs')

/** npm hands a stop to the shell between it and us, and the shell does not hand it on. */
function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}

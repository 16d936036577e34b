import { serverModule } from './build.mjs'
import { loadEnvironment } from './environment.mjs'

// The command line of a site that is built already, as in a container; aflora.mjs builds first.
loadEnvironment()
const built = await import(serverModule())
const code = await built.entry.module.runCommand(process.argv.slice(2))
if (typeof code === 'number') process.exitCode = code

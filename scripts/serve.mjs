import { serverModule } from './build.mjs'
import { loadEnvironment } from './environment.mjs'

loadEnvironment()
const built = await import(serverModule())
await built.entry.module.serve(built)

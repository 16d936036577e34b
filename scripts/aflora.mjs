#!/usr/bin/env node
import { buildOrExit, serverModule } from './build.mjs'
import { loadEnvironment } from './environment.mjs'
import { install } from './install.mjs'

install()
buildOrExit()
loadEnvironment()
const built = await import(serverModule())
const code = await built.entry.module.runCommand(process.argv.slice(2))
if (typeof code === 'number') process.exitCode = code

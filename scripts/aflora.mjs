#!/usr/bin/env node
import { buildOrExit } from './build.mjs'
import { install } from './install.mjs'

install()
buildOrExit()
await import('./command.mjs')

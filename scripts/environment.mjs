import { existsSync } from 'node:fs'
import path from 'node:path'
import { root } from './install.mjs'

/** Reads `.env` beside package.json; what the shell already says wins. */
export function loadEnvironment() {
  const file = path.join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  process.env.NODE_ENV ||= 'production'
}

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './install.mjs'

/** Reads `.env` beside package.json; what the shell already says wins. */
export function loadEnvironment() {
  const file = path.join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  process.env.NODE_ENV ||= 'production'
  // The other settings are read from their files later; which engine to use must be known first.
  for (const name of ['DATABASE_URL', 'DATABASE_READ_URL']) {
    const file = process.env[`${name}_FILE`]
    if (!process.env[name] && existsSync(file ?? '')) process.env[name] = readFileSync(file, 'utf8').trim()
  }
}

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './install.mjs'

/** Reads `.env` beside package.json; what the shell already says wins. */
export function loadEnvironment() {
  const file = path.join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
  process.env.NODE_ENV ||= 'production'
  // The other settings are read from their files later; which engine to use must be known first.
  const { DATABASE_URL, DATABASE_URL_FILE } = process.env
  if (!DATABASE_URL && existsSync(DATABASE_URL_FILE ?? ''))
    process.env.DATABASE_URL = readFileSync(DATABASE_URL_FILE, 'utf8').trim()
}

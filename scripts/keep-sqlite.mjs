import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { root } from './install.mjs'

/**
 * Keeps the compiled SQLite where the next `npm ci` looks for a downloaded one, for machines on which
 * the download is not allowed. Does nothing where it is there already.
 */
export function keepSqlite() {
  const require = createRequire(import.meta.url)
  const pkg = require('better-sqlite3/package.json')
  const { cachedPrebuild, getDownloadUrl } = createRequire(require.resolve('better-sqlite3/package.json'))(
    'prebuild-install/util.js',
  )
  const url = getDownloadUrl({ pkg, platform: process.platform, arch: process.arch, 'tag-prefix': 'v' })
  const kept = cachedPrebuild(url)
  if (existsSync(kept)) return
  mkdirSync(path.dirname(kept), { recursive: true })
  const half = `${kept}.${process.pid}.tmp`
  const folder = path.join(root, 'node_modules', 'better-sqlite3')
  const packed = spawnSync('tar', ['-czf', half, 'build/Release/better_sqlite3.node'], {
    cwd: folder,
    stdio: 'inherit',
  })
  if (packed.status === 0) renameSync(half, kept)
}

keepSqlite()

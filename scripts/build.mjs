import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { root } from './install.mjs'

const sources = ['app', 'drizzle', 'migrations', 'public', 'tools', 'project.inlang/settings.json', 'package-lock.json']
const settings = [
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
  'scripts/counting-program.ts',
  'scripts/mend-postgres-driver.ts',
  'scripts/messages.mjs',
  'scripts/own-messages.ts',
  'scripts/page-programs.ts',
  'scripts/quick-start.ts',
  'scripts/split-languages.ts',
]
const folder = () => path.resolve(root, process.env.BUILD_DIR || 'build')

/** The address under which `import()` finds the built server. */
export function serverModule() {
  const packages = path.join(folder(), 'node_modules')
  // A build outside the checkout would find none of the packages it imports.
  const outside = path.relative(root, folder()).startsWith('..')
  if (outside && !existsSync(packages)) symlinkSync(path.join(root, 'node_modules'), packages, 'junction')
  return pathToFileURL(path.join(folder(), 'server', 'index.js')).href
}

/** Builds the site into `BUILD_DIR` (default `build/`), unless nothing it is made of has changed. */
export function build() {
  const stamp = path.join(folder(), 'made-of')
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true

  console.error('Building the site…')
  rmSync(stamp, { force: true })
  const remix = path.join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js')
  const env = { ...process.env, NODE_ENV: 'production', BUILD_DIR: folder() }
  const words = ['vite:build', '--logLevel', 'warn', '--emptyOutDir']
  const done = spawnSync(process.execPath, [remix, ...words], {
    cwd: root,
    env,
    stdio: ['ignore', 2, 2],
  })
  if (done.status !== 0) return false
  mkdirSync(folder(), { recursive: true })
  writeFileSync(stamp, wanted)
  return true
}

/** Builds, or ends the program with one sentence. */
export function buildOrExit() {
  if (build()) return
  console.error('\nThe site could not be built; what went wrong is above. Nothing was started.')
  process.exit(1)
}

function fingerprint() {
  const hash = createHash('sha256').update(process.version)
  for (const name of [...sources, ...settings].flatMap((source) => filesIn(source))) {
    hash.update(`\0${name}\0`).update(readFileSync(path.join(root, name)))
  }
  return hash.digest('hex')
}

/** Names below the root, in one order on every machine; compiled messages and tests change no build. */
function filesIn(name) {
  const place = path.join(root, name)
  if (!existsSync(place) || name === 'app/paraglide' || /\.test\.tsx?$/.test(name)) return []
  if (!statSync(place).isDirectory()) return [name]
  return readdirSync(place)
    .sort()
    .flatMap((entry) => filesIn(`${name}/${entry}`))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildOrExit()

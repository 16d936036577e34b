import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const stamp = path.join(root, 'node_modules', '.cache', 'aflora-install')
const oldest = [20, 19]

/**
 * Installs exactly the packages of package-lock.json, unless they are installed already. Everything it
 * says goes to standard error, so that the command line can promise clean output.
 */
export function install() {
  refuseOldNode()
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return

  console.error('Installing packages; the first time this can take two minutes…')
  const done = npm(['ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund'])
  if (done.status !== 0) {
    console.error('\nThe packages could not be installed; what npm said is above. Nothing was started.')
    process.exit(1)
  }
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  console.error(`Aflora needs Node ${oldest.join('.')} or newer; this is ${process.versions.node}.`)
  process.exit(1)
}

function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')))
  return hash.update(`${process.version} ${process.platform} ${process.arch}`).digest('hex')
}

function npm(words) {
  const options = { cwd: root, env: { ...process.env, ...headersOfNode() }, stdio: ['ignore', 2, 2] }
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return spawnSync(process.execPath, [script, ...words], options)
  return spawnSync('npm', words, { ...options, shell: process.platform === 'win32' })
}

/** Where SQLite must be compiled, Node's own headers spare a download that many servers do not allow. */
function headersOfNode() {
  const prefix = path.resolve(process.execPath, '..', '..')
  const found = existsSync(path.join(prefix, 'include', 'node', 'node_version.h'))
  return found ? { npm_package_config_node_gyp_nodedir: prefix } : {}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) install()

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './install.mjs'

/** How the messages are compiled, for the build and for the tests alike. */
export const paraglide = {
  project: './project.inlang',
  outdir: './app/paraglide',
  strategy: /** @type {['globalVariable', 'baseLocale']} */ (['globalVariable', 'baseLocale']),
  outputStructure: /** @type {const} */ ('message-modules'),
  // Other processes may be reading the folder: never empty it first.
  cleanOutdir: false,
}

const stamp = path.join(root, 'app', 'paraglide', 'made-of')

/** Compiles the messages into `app/paraglide`, unless they are as they were. */
export async function compileMessages() {
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const { compile } = await import('@inlang/paraglide-js')
  const { project, outdir } = paraglide
  await compile({ ...paraglide, project: path.join(root, project), outdir: path.join(root, outdir) })
  writeFileSync(stamp, wanted)
}

function fingerprint() {
  const hash = createHash('sha256').update(JSON.stringify(paraglide))
  const sources = path.join(root, 'app', 'messages')
  const names = readdirSync(sources, { recursive: true }).map((name) => path.join(sources, String(name)))
  const settings = ['project.inlang/settings.json', 'package-lock.json'].map((name) => path.join(root, name))
  for (const name of [...settings, ...names.filter((name) => name.endsWith('.json')).sort()]) {
    hash.update(name).update(readFileSync(name))
  }
  return hash.digest('hex')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileMessages()

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from './install.mjs'

/** How the messages are compiled for the site: a module each, so that a page loads only its own. */
export const paraglide = {
  project: './project.inlang',
  outdir: './app/paraglide',
  strategy: /** @type {['globalVariable', 'baseLocale']} */ (['globalVariable', 'baseLocale']),
  outputStructure: /** @type {'message-modules' | 'locale-modules'} */ ('message-modules'),
  // Other processes may be reading the folder: never empty it first.
  cleanOutdir: false,
}

/** The same words for tests, in a few large modules: a thousand small ones take seconds to load for every test file. */
export const paraglideForTests = {
  ...paraglide,
  outdir: './node_modules/.cache/paraglide',
  outputStructure: /** @type {'message-modules' | 'locale-modules'} */ ('locale-modules'),
}

/** Compiles the messages, unless they are as they were. */
export async function compileMessages(options = paraglide) {
  const stamp = path.join(root, options.outdir, 'made-of')
  const wanted = fingerprint(options)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const { compile } = await import('@inlang/paraglide-js')
  const { project, outdir } = options
  await compile({ ...options, project: path.join(root, project), outdir: path.join(root, outdir) })
  writeFileSync(stamp, wanted)
}

function fingerprint(options) {
  const hash = createHash('sha256').update(JSON.stringify(options))
  const sources = path.join(root, 'app', 'messages')
  const names = readdirSync(sources, { recursive: true }).map((name) => path.join(sources, String(name)))
  const settings = ['project.inlang/settings.json', 'package-lock.json'].map((name) => path.join(root, name))
  for (const name of [...settings, ...names.filter((name) => name.endsWith('.json')).sort()]) {
    hash.update(name).update(readFileSync(name))
  }
  return hash.digest('hex')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileMessages()

import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { install, root } from './install.mjs'

/**
 * Runs measurements: `node scripts/bench.mjs [name…] [--options]`. Each `bench/<name>.ts` is one, bundled by Vite and
 * run by Node from the root of the checkout; without a name all of them run. Options go to the measurement as they are.
 * Drills, `bench/drills/<name>.ts`, run only when they are named.
 */
const words = process.argv.slice(2)
const firstOption = words.findIndex((word) => word.startsWith('-'))
const asked = firstOption < 0 ? words : words.slice(0, firstOption)
const options = firstOption < 0 ? [] : words.slice(firstOption)

const programsIn = (folder) =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.slice(0, -'.ts'.length))
    .sort()
const known = programsIn('bench')
const drills = programsIn('bench/drills').map((name) => `drills/${name}`)

const unknown = asked.find((name) => ![...known, ...drills].includes(name))
if (unknown) {
  console.error(`There is no measurement called ${unknown}. There are: ${[...known, ...drills].join(', ')}.`)
  process.exit(1)
}

install()
const { build } = await import('vite')
const { compileMessages } = await import('./messages.mjs')
await compileMessages()

// As the site runs; what React checks besides while it is developed is no part of it.
const env = { ...process.env, NODE_ENV: 'production' }
const failed = []
for (const name of asked.length > 0 ? asked : known) {
  const bundle = await bundled(name)
  const done = spawnSync(process.execPath, ['--expose-gc', bundle, ...options], { cwd: root, stdio: 'inherit', env })
  if (done.status !== 0) failed.push(name)
}
if (failed.length > 0) {
  console.error(`Did not finish: ${failed.join(', ')}.`)
  process.exit(1)
}

/** Bundles one measurement with what it uses of the application; packages stay where npm put them. */
async function bundled(name) {
  const outDir = path.join(root, 'node_modules', '.cache', 'aflora-bench', name)
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      ssr: path.join(root, 'bench', `${name}.ts`),
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'bench.mjs' } },
    },
  })
  return path.join(outDir, 'bench.mjs')
}

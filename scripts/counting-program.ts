import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

const name = 'virtual:counting-program'
const root = fileURLToPath(new URL('..', import.meta.url))
const entry = path.join(root, 'app/features/winners/counting/counting-thread.server.ts')

let program: Promise<string> | undefined

/**
 * Gives the site the program of its counting thread as a text: the built site is one file that a thread must not load
 * whole, and neither Vite's own server nor the tests could tell Node where the program's parts are.
 */
export function countingProgram(): Plugin {
  return {
    name: 'aflora-counting-program',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: async (id) => {
      if (id !== `\0${name}`) return
      program ??= bundle()
      return `export default ${JSON.stringify(await program)}`
    },
  }
}

async function bundle() {
  const made = await build({
    root,
    configFile: false,
    envFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      write: false,
      minify: false,
      target: 'node20',
      rollupOptions: { output: { format: 'cjs', inlineDynamicImports: true } },
    },
  })
  const [result] = [made].flat()
  if (!result || !('output' in result)) throw new Error('The counting program was not bundled.')
  return result.output[0].code
}

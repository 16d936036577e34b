import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

const name = 'virtual:passkey-program'
const root = fileURLToPath(new URL('..', import.meta.url))
const entry = path.join(root, 'app/features/people/passkeys/passkey-program.ts')

let program: Promise<string> | undefined

/**
 * Gives the site the script of the pages that offer passkeys as a text: those pages need nothing of React in a browser,
 * and so load a few kilobytes instead of a hundred.
 */
export function passkeyProgram(): Plugin {
  return {
    name: 'aflora-passkey-program',
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
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      lib: { entry, formats: ['es'], fileName: 'passkeys' },
      minify: 'esbuild',
    },
  })
  const [result] = [made].flat()
  if (!result || !('output' in result)) throw new Error('The script for passkeys was not bundled.')
  return result.output[0].code
}

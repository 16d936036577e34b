import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

const entries: Record<string, string> = {
  'virtual:passkey-program': 'app/features/people/passkeys/passkey-program.ts',
  'virtual:work-program': 'app/features/people/proof-of-work/work-program.ts',
  'virtual:push-program': 'app/features/notifications/push/push-program.ts',
  'virtual:push-worker': 'app/features/notifications/push/push-worker.ts',
}

const programs = new Map<string, Promise<string>>()

/**
 * Gives the site the scripts of single pages as texts: those pages need nothing of React in a browser, and so load a few
 * kilobytes instead of a hundred; and pages that need none of them load none.
 */
export function pagePrograms(): Plugin {
  return {
    name: 'aflora-page-programs',
    resolveId: (id) => (id in entries ? `\0${id}` : undefined),
    load: async (id) => {
      const name = id.slice(1)
      if (!(id.startsWith('\0') && name in entries)) return
      const program = programs.get(name) ?? bundle(path.join(root, entries[name] as string))
      programs.set(name, program)
      return `export default ${JSON.stringify(await program)}`
    },
  }
}

async function bundle(entry: string) {
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
      lib: { entry, formats: ['es'], fileName: 'program' },
      minify: 'esbuild',
    },
  })
  const [result] = [made].flat()
  if (!result || !('output' in result)) throw new Error(`${entry} was not bundled.`)
  return result.output[0].code
}

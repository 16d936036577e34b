import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Plugin, transformWithEsbuild } from 'vite'
import { copies } from '../app/web/forms-of-address.ts'
import { inCopy, scriptsInCopy } from '../app/web/scripts-in-copy.server.ts'
import { copySign } from './own-messages.ts'
import { shortManifest } from './short-manifest.ts'

const languageOfPage = 'document.documentElement.lang'

/** What the browser needs of app/paraglide/runtime.js: the copy was decided when the page was served. */
const runtime = `
  export const locales = ${JSON.stringify(copies)}
  export const baseLocale = 'en'
  export const isLocale = (name) => locales.includes(name)
  export const assertIsLocale = (name) => name
  export const getLocale = () => ${copySign}
  export const overwriteGetLocale = () => {}
`

/**
 * Writes the browser's scripts once more for each copy of our words, a language in one form of address, in
 * `assets/<copy>/`, with its words alone: nobody loads the others. `entry.server.tsx` points pages at them. See own-messages.ts for the words.
 */
export function splitLanguages(buildDirectory: string): Plugin {
  let forBrowser = false
  return {
    name: 'aflora-split-languages',
    apply: 'build',
    enforce: 'pre',
    configResolved: (config) => {
      forBrowser = !config.build.ssr
    },
    load: (id) => (forBrowser && id.endsWith('/app/paraglide/runtime.js') ? runtime : undefined),
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        if (!forBrowser) return
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue
          const { code, fileName } = chunk
          for (const copy of copies) {
            this.emitFile({
              type: 'asset',
              fileName: inCopy(fileName, copy),
              source: await speak(code, `"${copy}"`),
            })
          }
          chunk.code = await speak(code, languageOfPage)
        }
      },
    },
    closeBundle: () => {
      if (!forBrowser) writeManifests(path.resolve(buildDirectory, 'client', 'assets'))
    },
  }
}

async function speak(code: string, copy: string) {
  if (!code.includes(copySign)) return code
  const options = {
    define: { [copySign]: copy },
    minify: true,
    treeShaking: true,
    charset: 'utf8',
    sourcemap: false,
  } as const
  return (await transformWithEsbuild(code, 'chunk.js', options)).code
}

/** The framework writes its list of routes and their scripts after the scripts; each copy needs its own list. */
function writeManifests(assets: string) {
  for (const file of readdirSync(assets).filter((file) => /^manifest-.*\.js$/.test(file))) {
    const [, start = '', json = '{}', end = ''] =
      /^([^{]*)(\{.*\})([^}]*)$/s.exec(readFileSync(path.join(assets, file), 'utf8')) ?? []
    for (const copy of copies) {
      mkdirSync(path.join(assets, copy), { recursive: true })
      const moved = shortManifest(scriptsInCopy(JSON.parse(json), copy))
      writeFileSync(path.join(assets, copy, file), `${start}${moved}${end}`)
    }
  }
}

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Plugin, transformWithEsbuild } from 'vite'
import { inLanguage, scriptsInLanguage } from '../app/web/scripts-in-language.server.ts'
import { languageSign } from './own-messages.ts'
import { shortManifest } from './short-manifest.ts'

const locales = ['en', 'es', 'ru'] as const
const languageOfPage = 'document.documentElement.lang'

/** What the browser needs of app/paraglide/runtime.js: the language was decided when the page was served. */
const runtime = `
  export const locales = ${JSON.stringify(locales)}
  export const baseLocale = 'en'
  export const isLocale = (name) => locales.includes(name)
  export const assertIsLocale = (name) => name
  export const getLocale = () => ${languageSign}
  export const overwriteGetLocale = () => {}
`

/**
 * Writes the browser's scripts once more for each language, in `assets/<language>/`, with the words of that language
 * alone: nobody loads the other two. `entry.server.tsx` points pages at them. See own-messages.ts for the words.
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
          for (const locale of locales) {
            this.emitFile({
              type: 'asset',
              fileName: inLanguage(fileName, locale),
              source: await speak(code, `"${locale}"`),
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

async function speak(code: string, language: string) {
  if (!code.includes(languageSign)) return code
  const options = {
    define: { [languageSign]: language },
    minify: true,
    treeShaking: true,
    charset: 'utf8',
    sourcemap: false,
  } as const
  return (await transformWithEsbuild(code, 'chunk.js', options)).code
}

/** The framework writes its list of routes and their scripts after the scripts; each language needs its own list. */
function writeManifests(assets: string) {
  for (const file of readdirSync(assets).filter((file) => /^manifest-.*\.js$/.test(file))) {
    const [, start = '', json = '{}', end = ''] =
      /^([^{]*)(\{.*\})([^}]*)$/s.exec(readFileSync(path.join(assets, file), 'utf8')) ?? []
    for (const locale of locales) {
      mkdirSync(path.join(assets, locale), { recursive: true })
      const moved = shortManifest(scriptsInLanguage(JSON.parse(json), locale))
      writeFileSync(path.join(assets, locale, file), `${start}${moved}${end}`)
    }
  }
}

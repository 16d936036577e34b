import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

/** Stands in built scripts for the language of the page until each language gets its own copy. */
export const languageSign = 'AFLORA_LOCALE'

const asked = "import { m } from '#app/paraglide/messages.js'"
const prefix = '\0own-messages:'

/**
 * Gives every module of the browser's scripts its own copy of the messages it uses. Shared, each of a thousand short
 * texts would become a script file of its own, or drag others along to pages that never show them.
 */
export function ownMessages(outdir: string): Plugin {
  const messages = path.resolve(outdir, 'messages')
  let forBrowser = false
  return {
    name: 'aflora-own-messages',
    apply: 'build',
    enforce: 'pre',
    // Asking for the sign harms nobody, so what no page uses in the end can still be dropped.
    config: (_, { isSsrBuild }) =>
      isSsrBuild ? undefined : { build: { rollupOptions: { treeshake: { unknownGlobalSideEffects: false } } } },
    configResolved: (config) => {
      forBrowser = !config.build.ssr
    },
    transform: (code, id) => {
      if (!forBrowser || !code.includes(asked)) return
      const keys = new Set([...code.matchAll(/\bm\.([a-z]\w*)/g)].map(([, key]) => key))
      const [file] = id.split('?')
      return code.replace(asked, `import * as m from '${prefix.slice(1)}${file}?${[...keys].join(',')}'`)
    },
    resolveId: (id) => (id.startsWith(prefix.slice(1)) ? `\0${id}` : undefined),
    load: (id) => {
      if (!id.startsWith(prefix)) return
      const keys = id
        .slice(id.lastIndexOf('?') + 1)
        .split(',')
        .filter(Boolean)
      const registry = `import * as registry from '${path.join(path.resolve(outdir), 'registry.js')}'\n`
      return (
        registry + keys.map((key) => ownCopy(key, readFileSync(path.join(messages, `${key}.js`), 'utf8'))).join('\n')
      )
    },
  }
}

/**
 * In a browser a message is the words of one language; the server's can be asked for any. Written as one expression:
 * words with a name of their own would stand in the script under two names.
 */
function ownCopy(key: string, code: string) {
  const words = (language: string, next: string) => {
    const [, rest = ''] = code.split(`const ${language}_${key} = `)
    const [own = ''] = rest.slice(0, rest.indexOf(next)).split('\n/**')
    return `(${own.trim().replace(/;$/, '')})`
  }
  const [en, es, ru] = [words('en', `const es_${key} =`), words('es', `const ru_${key} =`), words('ru', 'export const')]
  return `export const ${key} = ${languageSign} === 'es' ? ${es} : ${languageSign} === 'ru' ? ${ru} : ${en}`
}

import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'
import { copies } from '../app/web/forms-of-address.ts'

/** Stands in built scripts for the language and form of address of the page, until each gets its own copy. */
export const copySign = 'AFLORA_LOCALE'

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
 * In a browser a message is the words of one copy; the server's can be asked for any. Written as one expression: words
 * with a name of their own would stand in the script under two names. A copy without words of its own has its
 * language's.
 */
function ownCopy(key: string, code: string) {
  const own = new Map(
    copies.flatMap((copy): [string, string][] => {
      const words = wordsNamed(`${copy.replace('-', '_')}_${key}`, code)
      return /^\w+$/.test(words) ? [] : [[copy, words]]
    }),
  )
  const wordsOf = (copy: string) => `(${own.get(copy) ?? own.get(copy.slice(0, 2))})`
  const others = copies.filter((copy) => copy !== 'en')
  return `export const ${key} = ${others.map((copy) => `${copySign} === '${copy}' ? ${wordsOf(copy)} : `).join('')}${wordsOf('en')}`
}

/** What the compiler wrote for a name: a function, or the name of the one that says the same. */
function wordsNamed(name: string, code: string) {
  const [, rest = ''] = code.split(`const ${name} = `)
  const [words = ''] = rest.split(/\n(?:const |export |\/\*\*)/)
  return words.trim().replace(/;$/, '')
}

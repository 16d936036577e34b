import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runInNewContext } from 'node:vm'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownMessages } from '../scripts/own-messages.ts'
import { splitLanguages } from '../scripts/split-languages.ts'

const root = mkdtempSync(path.join(tmpdir(), 'aflora-languages-'))
const assets = path.join(root, 'build', 'client', 'assets')
const paraglide = path.join(root, 'app', 'paraglide')

const page = (name: string, said: object, script: string) => {
  const id = `routes/${name}`
  return { [id]: { id, parentId: 'routes/site/layout', ...said, module: `/assets/${script}` } }
}

const manifest = {
  entry: { module: '/assets/entry-1.js', imports: [] },
  routes: {
    root: { id: 'root', module: '/assets/root-3.js', imports: ['/assets/card-6.js'], css: ['/assets/index-2.css'] },
    'routes/site/layout': { id: 'routes/site/layout', parentId: 'root', module: '/assets/layout-1.js' },
    ...page('site/home', { index: true, hasLoader: true }, 'home-2.js'),
    ...page('ideas/show', { path: 'i/:idea', hasLoader: true, hasAction: true, hasErrorBoundary: false }, 'show-7.js'),
    ...page('ideas/edit', { path: 'i/:idea/edit', hasAction: true, hasErrorBoundary: true }, 'edit-8.js'),
    'routes/ideas/vote': {
      id: 'routes/ideas/vote',
      parentId: 'root',
      path: 'i/:idea/vote',
      module: '/assets/other-9.js',
    },
    'routes/channels/idea': { id: 'routes/channels/idea', parentId: 'root', path: 'api', module: '/assets/idea-4.js' },
  },
  url: '/assets/manifest-5.js',
}

/** One message as the compiler writes it. */
const message = `
import { getLocale, experimentalStaticLocale } from '../runtime.js'
const en_hello = (i) => \`Hello \${i?.name}\`
const es_hello = (i) => \`Hola \${i?.name}\`
const es_usted_hello = (i) => \`Buenos días, \${i?.name}\`
const ru_hello = (i) => \`Привет \${i?.name}\`
/** @type {(inputs: HelloInputs) => LocalizedString} */
const ru_ti_hello = ru_hello;
/**
* @returns {LocalizedString}
*/
export const hello = (inputs, options = {}) => {
  const locale = experimentalStaticLocale ?? options.locale ?? getLocale()
  if (locale === 'es') return es_hello(inputs)
  if (locale === 'es-usted') return es_usted_hello(inputs)
  if (locale === 'ru') return ru_hello(inputs)
  if (locale === 'ru-ti') return ru_ti_hello(inputs)
  return en_hello(inputs)
}`

beforeAll(async () => {
  mkdirSync(path.join(paraglide, 'messages'), { recursive: true })
  writeFileSync(path.join(paraglide, 'registry.js'), 'export const plural = () => "other"')
  writeFileSync(path.join(paraglide, 'messages', 'hello.js'), message)
  const [page, server] = [path.join(root, 'entry.js'), path.join(root, 'server.js')]
  writeFileSync(page, `import { m } from '#app/paraglide/messages.js'\nglobalThis.said = m.hello({ name: 'Ana' })`)
  writeFileSync(server, 'export const nothing = 0')
  await run({ outDir: path.join(root, 'build', 'client'), rollupOptions: { input: page } })
  writeFileSync(path.join(assets, 'manifest-5.js'), `window.__remixManifest=${JSON.stringify(manifest)};`)
  await run({ outDir: path.join(root, 'build', 'server'), ssr: server })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const run = (options: object) =>
  build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [ownMessages(paraglide), splitLanguages(path.join(root, 'build'))],
    build: options,
  })

const scriptOf = (folder: string) => {
  const file = readdirSync(path.join(assets, folder)).find((name) => name.startsWith('entry-')) ?? 'none'
  return readFileSync(path.join(assets, folder, file), 'utf8')
}

test.each([
  ['en', 'Hello'],
  ['es', 'Hola'],
  ['es-usted', 'Buenos días'],
  ['ru', 'Привет'],
  // What a form of address says like its language is in that language's words.
  ['ru-ti', 'Привет'],
])('the scripts in %s hold the words of that copy alone', (copy, said) => {
  const others = ['Hello', 'Hola', 'Buenos días', 'Привет'].filter((word) => word !== said)
  expect(scriptOf(copy)).toContain(said)
  for (const word of others) expect(scriptOf(copy)).not.toContain(word)
})

test('the scripts of no language in particular follow the page', () => {
  expect(scriptOf('')).toContain('document.documentElement.lang')
  for (const word of ['Hello', 'Hola', 'Buenos días', 'Привет']) expect(scriptOf('')).toContain(word)
})

test('each copy has the list of its own scripts', () => {
  const text = readFileSync(path.join(assets, 'ru', 'manifest-5.js'), 'utf8')
  const window: { __remixManifest?: unknown } = {}
  runInNewContext(text, { window })
  const { id: _, ...vote } = manifest.routes['routes/ideas/vote']
  expect(JSON.parse(JSON.stringify(window.__remixManifest))).toEqual({
    entry: { module: '/assets/ru/entry-1.js', imports: [] },
    routes: {
      root: { id: 'root', module: '/assets/ru/root-3.js', css: ['/assets/index-2.css'] },
      'routes/site/layout': { id: 'routes/site/layout', parentId: 'root', module: '/assets/ru/layout-1.js' },
      ...page('site/home', { index: true, hasLoader: true }, 'ru/home-2.js'),
      ...page('ideas/show', { path: 'i/:idea', hasLoader: true, hasAction: true }, 'ru/show-7.js'),
      ...page('ideas/edit', { path: 'i/:idea/edit', hasAction: true, hasErrorBoundary: true }, 'ru/edit-8.js'),
      'routes/ideas/vote': { ...vote, id: 'routes/ideas/vote', module: '/assets/ru/other-9.js' },
    },
    url: '/assets/ru/manifest-5.js',
  })
})

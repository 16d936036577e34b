import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { root } from '../house/source-files.ts'
import { journey } from './journey.ts'

const kilobyte = 1000
const client = path.resolve(root, process.env.BUILD_DIR || 'build', 'client')

interface Manifest {
  entry: { module: string; imports: string[] }
  routes: Record<string, { id: string; parentId?: string; module: string; imports: string[] }>
  url: string
}

journey.for(['en', 'es', 'es-usted', 'ru', 'ru-ti'] as const)(
  'no page loads more than 110 KB of scripts in %s',
  async (language) => {
    const manifest = await builtManifest()
    const scripted = Object.keys(manifest.routes).filter((id) => !isPlain(id))
    const weights = scripted.map((id) => ({ id, weight: weightOf(manifest, id, language) }))
    expect(weights.length).toBeGreaterThan(50)
    expect(weights.filter(({ weight }) => weight > 110 * kilobyte)).toEqual([])
  },
)

journey('all stylesheets together weigh at most 12 KB', async () => {
  const styles = readdirSync(path.join(client, 'assets')).filter((name) => name.endsWith('.css'))
  expect(styles.length).toBeGreaterThan(0)
  expect(styles.reduce((sum, name) => sum + packed(`/assets/${name}`), 0)).toBeLessThan(12 * kilobyte)
})

journey('pages that need no script load none', async ({ site }) => {
  for (const address of ['/rules', '/privacy', '/api', '/status']) {
    const answer = await fetch(site.url + address)
    expect([address, answer.status]).toEqual([address, 200])
    expect(await answer.text(), address).not.toContain('<script')
  }
})

journey('the sign-in page loads the script for passkeys and nothing else', async ({ site }) => {
  const page = await (await fetch(`${site.url}/in`)).text()
  const scripts = page.match(/<script[^>]*>/g) ?? []
  expect(scripts).toHaveLength(1)
  const [, address = ''] = /src="([^"]+)"/.exec(scripts[0] ?? '') ?? []
  expect(address).toMatch(/^\/passkeys\.js\?v=/)
  const script = await fetch(site.url + address)
  expect(script.headers.get('Content-Type')).toContain('text/javascript')
  expect(gzipSync(await script.text(), { level: 9 }).length).toBeLessThan(5 * kilobyte)
})

/** Whether a page of this route comes without scripts. */
function isPlain(id: string) {
  const file = [`app/${id}.tsx`, `app/${id}.ts`].map((name) => path.join(root, name)).find((name) => existsSync(name))
  return file !== undefined && readFileSync(file, 'utf8').includes('export const handle = { script: false }')
}

/** What the server knows of the routes and their scripts. */
async function builtManifest(): Promise<Manifest> {
  const server = readFileSync(path.join(client, '..', 'server', 'index.js'), 'utf8')
  const [url = ''] = /\/assets\/manifest-\w+\.js/.exec(server) ?? []
  const text = readFileSync(path.join(client, url), 'utf8')
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
}

/** Bytes of all scripts that a page of this route loads, packed one by one as they are sent. */
function weightOf({ entry, routes, url }: Manifest, id: string, language: string) {
  const scripts = new Set([url, entry.module, ...entry.imports])
  for (let route = routes[id]; route; route = routes[route.parentId ?? '']) {
    for (const script of [route.module, ...route.imports]) scripts.add(script)
  }
  return [...scripts].reduce((sum, script) => sum + packed(script.replace('/assets/', `/assets/${language}/`)), 0)
}

const weights = new Map<string, number>()

function packed(file: string) {
  const known = weights.get(file) ?? gzipSync(readFileSync(path.join(client, file)), { level: 9 }).length
  weights.set(file, known)
  return known
}

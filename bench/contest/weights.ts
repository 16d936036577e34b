import { answerOf, textOf } from './load.ts'

const HYDRATED = ['home', 'contest', 'idea', 'propose'] as const

/** Kilobytes (1,000 bytes) over the wire that a page loads besides itself, in one language. */
export interface Weight {
  page: string
  scripts: number
  styles: number
}

/** Follows what the pages name in `src`, `modulepreload` and `stylesheet`, packed with gzip. */
export async function measureWeights(url: string, session: string, slug: string, idea: string): Promise<Weight[]> {
  const addresses = { home: '/', contest: `/c/${slug}`, idea: `/i/${idea}`, propose: `/c/${slug}/new` }
  const weights: Weight[] = []
  for (const language of ['en', 'es', 'ru']) {
    for (const page of HYDRATED) {
      const html = await pageOf(url, addresses[page], session, language)
      const scripts = found(html, /(?:src|href)="(\/assets\/[^"]+\.js)"/g)
      const imported = found(html, /["'](\/assets\/[^"']+\.js)["']/g)
      const styles = found(html, /href="(\/[^"]+\.css)"/g)
      const all = [...new Set([...scripts, ...imported])]
      weights.push({ page: `${page} (${language})`, scripts: await sum(url, all), styles: await sum(url, styles) })
    }
  }
  return weights
}

async function pageOf(url: string, path: string, session: string, language: string) {
  return textOf(await answerOf(url, { path, session, language }))
}

const found = (html: string, pattern: RegExp) => [
  ...new Set([...html.matchAll(pattern)].map(([, path]) => path as string)),
]

async function sum(url: string, paths: string[]) {
  let bytes = 0
  for (const path of paths) bytes += (await answerOf(url, { path, unpacks: 'gzip' })).bytes.length
  return bytes / 1000
}

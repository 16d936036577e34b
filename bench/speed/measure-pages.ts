import { gunzipSync } from 'node:zlib'
import { renderToString } from 'react-dom/server'
import { SLUG } from '../contest/fill.ts'
import { type Ask, answerOf, type Load, load } from '../contest/load.ts'
import { median, timed } from '../contest/median.ts'
import { startBareServer, startSite } from '../contest/site.ts'
import { elementsOf } from './elements-of.ts'

export interface PagesMeasured {
  /** Milliseconds from the start of the program to its first answer. */
  start: number
  kept: Load & { cpu: number | null }
  bare: Load & { cpu: number | null }
  anew: Load & { cpu: number | null }
  /** Milliseconds `renderToString` takes for the elements of the same page. */
  bareRender: number
}

const CLIENTS = 16

/** The contest page for strangers, from memory, and for people who have signed in, rendered for each of them. */
export async function measurePages(place: Record<string, string>, sessions: string[]): Promise<PagesMeasured> {
  const began = performance.now()
  const site = await startSite(place)
  const start = performance.now() - began
  try {
    const stranger: Ask = { path: `/c/${SLUG}` }
    const own = (nth: number): Ask => ({ path: `/c/${SLUG}`, session: sessions[nth % sessions.length] as string })
    const page = await answerOf(site.url, stranger)
    const bare = await measureBare(page.bytes)
    const kept = await measure(site, 10_000, () => stranger)
    const html = gunzipSync((await answerOf(site.url, own(0))).bytes).toString()
    const anew = await measure(site, 1_000, own)
    const elements = elementsOf(html)
    const bareRender = median(await timed(200, () => renderToString(elements as never)))
    return { start, kept, bare, anew, bareRender }
  } finally {
    await site.stop()
  }
}

async function measureBare(bytes: Buffer) {
  const bare = await startBareServer(bytes)
  try {
    return await measure(bare, 10_000, () => ({ path: '/' }))
  } finally {
    await bare.stop()
  }
}

async function measure(site: { url: string; cpu: () => number | null }, total: number, ask: (nth: number) => Ask) {
  await load(site.url, CLIENTS, total / 4, ask)
  const before = site.cpu()
  const taken = await load(site.url, CLIENTS, total, ask)
  const after = site.cpu()
  return { ...taken, cpu: before === null || after === null ? null : (after - before) / total }
}

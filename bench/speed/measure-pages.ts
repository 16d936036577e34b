import { readFileSync } from 'node:fs'
import path from 'node:path'
import { renderToString } from 'react-dom/server'
import { SLUG } from '../contest/fill.ts'
import type { Place } from '../contest/fill-apart.ts'
import { type Ask, answerOf, type Load, load, type Packed, textOf } from '../contest/load.ts'
import { median, timed } from '../contest/median.ts'
import { startBareServer, startSite } from '../contest/site.ts'
import { elementsOf } from './elements-of.ts'

export interface PagesMeasured {
  /** Milliseconds from the start of the program to its first answer. */
  start: number
  kept: Load & { cpu: number | null }
  bare: Load & { cpu: number | null }
  /** By how many processes there are. */
  anew: Record<string, Load & { cpu: number | null }>
  /** Milliseconds of processor time that `renderToString` takes for the same tree of components, see `renderTree`. */
  bareTree: number
  /** The same for the elements they end as, without a component. */
  bareElements: number
}

const CLIENTS = 16

/** The contest page for strangers, from memory, and for people who have signed in, rendered for each of them. */
export async function measurePages(place: Place, sessions: string[], workers: string[]): Promise<PagesMeasured> {
  const began = performance.now()
  const site = await startSite(place)
  const start = performance.now() - began
  try {
    const stranger: Ask = { path: `/c/${SLUG}` }
    const page = await answerOf(site.url, stranger)
    const bare = await measureBare(page)
    const kept = await measure(site, 10_000, () => stranger)
    const html = textOf(await answerOf(site.url, own(sessions)(0)))
    const elements = elementsOf(html)
    const bareElements = median(await timed(200, () => renderToString(elements as never)))
    await site.stop()
    const anew: PagesMeasured['anew'] = {}
    for (const many of workers) anew[many] = await measureAnew({ ...place, WORKERS: many }, sessions)
    return { start, kept, bare, anew, bareTree: await measureTree(place, sessions), bareElements }
  } finally {
    await site.stop()
  }
}

const own = (sessions: string[]) => (nth: number) => ({
  path: `/c/${SLUG}`,
  session: sessions[nth % sessions.length] as string,
})

async function measureAnew(place: Place, sessions: string[]) {
  const site = await startSite(place)
  try {
    return await measure(site, 3_000, own(sessions))
  } finally {
    await site.stop()
  }
}

async function measureTree(place: Place, sessions: string[]) {
  const answer = path.join(place.DATA_DIR, 'rendered.json')
  const site = await startSite(place, [process.argv[1] as string, '--render', answer])
  try {
    await answerOf(site.url, own(sessions)(0))
  } finally {
    await site.stop()
  }
  return (JSON.parse(readFileSync(answer, 'utf8')) as { ms: number }).ms
}

async function measureBare(page: Packed) {
  const bare = await startBareServer(page)
  try {
    return await measure(bare, 10_000, () => ({ path: '/' }))
  } finally {
    await bare.stop()
  }
}

async function measure(site: { url: string; cpu: () => number | null }, total: number, ask: (nth: number) => Ask) {
  await load(site.url, CLIENTS, total, ask)
  const before = site.cpu()
  const taken = await load(site.url, CLIENTS, total, ask)
  const after = site.cpu()
  return { ...taken, cpu: before === null || after === null ? null : (after - before) / total }
}

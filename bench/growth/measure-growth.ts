import { statSync } from 'node:fs'
import path from 'node:path'
import { SLUG } from '../contest/fill.ts'
import type { Place } from '../contest/fill-apart.ts'
import { answerOf, load } from '../contest/load.ts'
import type { Queries } from '../contest/queries.ts'
import { type Running, startSite } from '../contest/site.ts'
import type { Measured } from './growth-report.ts'

/** In this order, so that each meets a process that the one before it has let grow. */
const exportFormats = ['csv', 'xlsx', 'zip', 'json'] as const

export interface World {
  sessions: string[]
  /** A session of who runs the contest. */
  owner: string
  queries: Queries
  /** Milliseconds for all counters of the contest, counted anew. */
  recount: number
}

/** Serves a filled database and measures it from outside; in the end its contest is closed. */
export async function measureGrowth(
  size: { ideas: number; votes: number },
  place: Place,
  { sessions, owner, queries, recount }: World,
): Promise<Measured> {
  const session = (nth: number) => sessions[nth % sessions.length] as string
  const began = performance.now()
  const site = await startSite(place)
  const start = performance.now() - began
  try {
    const page = (nth: number) => ({ path: `/c/${SLUG}`, session: session(nth) })
    await load(site.url, 4, 300, page)
    const pages = await load(site.url, 1, 300, page)
    const idea = (nth: number) => `idea${size.ideas - 1 - (Math.floor(nth / sessions.length) % size.ideas)}`
    const votes = await load(site.url, 1, 300, (nth) => ({
      path: `/i/${idea(nth)}/vote`,
      session: session(nth),
      post: true,
    }))
    const owners = (path: string) => load(site.url, 1, 30, () => ({ path: `/c/${SLUG}/${path}`, session: owner }))
    const [desk, due] = [await owners('desk'), await owners('desk/answers')]
    if (votes.agreed !== 300) throw new Error(`${300 - votes.agreed} of 300 votes were refused.`)
    const exports = await exporting(site, owner)
    const count = await counting(site, owner)
    return {
      ...size,
      disk: statSync(path.join(place.DATA_DIR, 'aflora.db')).size / 1e6,
      start,
      page: pages.median,
      vote: votes.median,
      similar: queries.similar.p95,
      search: queries.search.p95,
      recount,
      exports,
      count,
      desk: desk.median,
      due: due.median,
      results: (await owners('results')).median,
      memory: site.memory(),
    }
  } finally {
    await site.stop()
  }
}

/** Each way to take a whole contest out: how long it takes, and by how much the process grew at most meanwhile. */
async function exporting(site: Running, owner: string) {
  const found: Measured['exports'] = []
  for (const format of exportFormats) {
    const before = site.memory()
    let most = before
    const watch = setInterval(() => {
      most = Math.max(most ?? 0, site.memory() ?? 0)
    }, 50)
    const began = performance.now()
    const answer = await answerOf(site.url, { path: `/c/${SLUG}/desk/export/${format}`, session: owner })
    clearInterval(watch)
    if (answer.status !== 200) throw new Error(`The export as ${format} answered ${answer.status}.`)
    const grew = before === null || most === null ? null : most - before
    found.push({ format, took: performance.now() - began, grew })
  }
  return found
}

/** From the press on “close” to the desk that shows who has won. */
async function counting(site: Running, owner: string) {
  const began = performance.now()
  const closed = await fetch(`${site.url}/c/${SLUG}/desk/close`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: `sid=${owner}`, 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams({ note: 'The measuring is over.' }),
  })
  if (closed.status !== 303) throw new Error(`The close answered ${closed.status}.`)
  for (;;) {
    const { status } = await answerOf(site.url, { path: `/c/${SLUG}/desk/winners`, session: owner })
    if (status === 200) return performance.now() - began
    if (status !== 303) throw new Error(`The desk answered ${status}.`)
    if (performance.now() - began > 300_000) throw new Error('There was no count within five minutes.')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Acknowledged, allPairs, castVotes } from '../crowd/cast-votes.ts'
import { faultsIn } from '../crowd/faults-in.ts'
import type { Crowd } from '../crowd/fill-crowd.ts'
import { storedInFile } from '../crowd/stored-ballots.ts'
import { type DrilledSite, runSite } from '../site/run-site.ts'
import { type Read, readPages } from './read-pages.ts'

/** What was offered for a while, and what came of it. */
export interface Round {
  name: string
  clients: number
  readers: number
  seconds: number
  /** Milliseconds each acknowledged vote took. */
  votes: number[]
  refused: Record<string, number>
  /** Refusals that did not say when to come back. */
  wordless: number
  /** Votes that got no answer at all. */
  dropped: number
  strangers: Read
  people: Read
  /** The most megabytes the site held meanwhile. */
  memory: number
}

export interface Loaded {
  rounds: Round[]
  acknowledged: number
  stored: number
  /** Milliseconds of the first vote after the load. */
  after: number
  faults: string[]
}

type Orders = {
  /** Clients that vote without a pause in the first round; the second has ten times as many. */
  clients: number
  readers: number
  /** Clients of a last round, more than the site lets wait; none where 0. */
  flood: number
  seconds: number
  fill: (settings: Record<string, string>) => Promise<Crowd>
  heard?: (round: Round) => void
}

const times = 10

/**
 * Offers a site what one process can carry, then ten times as many votes and readers, then more votes than may wait.
 * Whoever reads must get the page; each vote must be stored once and acknowledged, or refused with 503 and when to come
 * back. Afterwards the next vote is an ordinary one.
 */
export async function loadAndCheck({ clients, readers, flood, seconds, fill, heard }: Orders): Promise<Loaded> {
  const folder = mkdtempSync(path.join(tmpdir(), 'aflora-load-'))
  const settings = { DATA_DIR: folder, DATABASE_URL: '' }
  const site = await runSite(settings)
  const acknowledged: Acknowledged[] = []
  const rounds: Round[] = []
  try {
    const crowd = await fill(settings)
    await site.start()
    const pairs = allPairs(crowd)
    const warmUp = castVotes(site.url, crowd, pairs, clients)
    await pause(seconds * 250)
    acknowledged.push(...(await warmUp.stop()).acknowledged)
    const offer = async (name: string, voting: number, reading: number) => {
      const { round, cast } = await offered(site, crowd, pairs, { name, clients: voting, readers: reading, seconds })
      acknowledged.push(...cast.acknowledged)
      rounds.push(round)
      heard?.(round)
    }
    await offer('what it carries', clients, readers)
    await offer(`${times} times as much`, clients * times, readers * times)
    if (flood > 0) await offer('more than may wait', flood, readers * times)
    const began = performance.now()
    const last = castVotes(site.url, crowd, [pairs.next().value].values(), 1)
    await last.begun()
    const after = performance.now() - began
    const { acknowledged: ordinary } = await last.stop()
    acknowledged.push(...ordinary)
    const stored = storedInFile(folder)
    const faults = [
      ...rounds.flatMap(faultsOf),
      ...(ordinary.length === 1 ? [] : ['after the load a vote was not taken']),
      ...faultsIn(stored, acknowledged),
    ]
    return { rounds, acknowledged: acknowledged.length, stored: stored.votes.length, after, faults }
  } finally {
    await site.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Offer = Pick<Round, 'name' | 'clients' | 'readers' | 'seconds'>

async function offered(site: DrilledSite, crowd: Crowd, pairs: ReturnType<typeof allPairs>, offer: Offer) {
  const page = `${site.url}/c/${crowd.slug}`
  let memory = 0
  const watch = setInterval(() => {
    memory = Math.max(memory, site.memory())
  }, 200)
  const voters = castVotes(site.url, crowd, pairs, offer.clients, true)
  const idea = (nth: number) =>
    `${site.url}/i/${crowd.ideas[nth % crowd.ideas.length]}-${crowd.ideas[nth % crowd.ideas.length]}`
  const strangers = readPages(offer.readers, () => ({ url: page }), restMs)
  const sessionOf = (nth: number) => crowd.people[1 + (nth % (crowd.people.length - 1))]?.session
  const people = readPages(
    offer.readers,
    (nth) => ({ url: nth % 2 ? page : idea(nth), session: sessionOf(nth) }),
    restMs,
  )
  await pause(offer.seconds * 1000)
  const [cast, read, own] = await Promise.all([voters.stop(), strangers.stop(), people.stop()])
  clearInterval(watch)
  const dropped = cast.unknown.length - sum(Object.entries(cast.refused).filter(([status]) => Number(status) >= 500))
  const { took: votes, refused, wordless } = cast
  const round: Round = { ...offer, votes, refused, wordless, dropped, strangers: read, people: own, memory }
  return { round, cast }
}

/** People read what they got; but nobody here reads as long as people do. */
const restMs = 1000

const sum = (counts: [string, number][]) => counts.reduce((total, [, count]) => total + count, 0)

function faultsOf({ name, refused, wordless, dropped, strangers, people, memory }: Round) {
  const unfit = Object.entries(refused).filter(([status]) => status !== '503')
  const unread = [...Object.entries(strangers.failed), ...Object.entries(people.failed)]
  return [
    ...unfit.map(([status, count]) => `${name}: ${count} votes were answered with ${status}`),
    ...(wordless > 0 ? [`${name}: ${wordless} votes were refused without Retry-After`] : []),
    ...(dropped > 0 ? [`${name}: ${dropped} votes got no answer`] : []),
    ...unread.map(([what, count]) => `${name}: ${count} pages came as ${what}`),
    ...(memory > mostMemory ? [`${name}: the site held ${memory.toFixed(0)} MB`] : []),
  ]
}

/** A heap of 512 MB as `npm start` gives it, and what lies beside it. */
export const mostMemory = 700

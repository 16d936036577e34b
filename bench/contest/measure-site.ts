import path from 'node:path'
import Database from 'better-sqlite3'
import { seededRandom } from '../ranking/random.ts'
import { measureBarePage } from './bare-database.ts'
import { CONTEST, SLUG } from './fill.ts'
import { type Ask, answerOf, type Load, load, type Packed } from './load.ts'
import type { Queries } from './queries.ts'
import { type Running, startBareServer, startSite } from './site.ts'
import { measureWeights, type Weight } from './weights.ts'
import { sentences } from './words.ts'

export interface World {
  sessions: string[]
  queries: Queries
  /** How long filling took. */
  seconds: number
}

type Site = World & {
  place: Record<string, string>
  engine: 'sqlite' | 'postgres'
  ideas: number
  requests: number
}

export interface Measured {
  queries: Queries
  seconds: number
  /** The contest page for somebody signed in, one client after the other and eight at once. */
  page: Load
  pages: Load
  bare: Load
  barePage: number | null
  votes: (Load & { kept: number }) | null
  memory: { before: number | null; after: number | null; requests: number; statuses: Record<string, number> }
  weights: Weight[]
}

const PAGES = 600
const VOTES = 6_000
const CLIENTS = 64

/** Serves a filled database with the built site and measures it from outside. */
export async function measureSite(world: Site): Promise<Measured> {
  const { sessions, engine, place } = world
  const site = await startSite(place)
  try {
    const session = (nth: number) => sessions[nth % sessions.length] as string
    const page = (nth: number): Ask => ({ path: `/c/${SLUG}`, session: session(nth) })
    await load(site.url, 4, PAGES / 2, page)
    const before = site.memory()
    const measured = {
      page: await load(site.url, 1, PAGES, page),
      pages: await load(site.url, 8, PAGES, page),
      bare: await measureBare(await answerOf(site.url, page(0))),
      votes: engine === 'sqlite' ? await measureVotes(site, world, session) : null,
    }
    const mixed = await load(site.url, 8, world.requests, mix(world.ideas, session))
    const memory = { before, after: site.memory(), requests: world.requests, statuses: mixed.statuses }
    const weights = await measureWeights(site.url, session(0), SLUG, 'idea0-idea-0')
    const barePage = engine === 'sqlite' ? measureBarePage(fileOf(place), CONTEST) : null
    return { queries: world.queries, seconds: world.seconds, barePage, memory, weights, ...measured }
  } finally {
    await site.stop()
  }
}

async function measureBare(page: Packed) {
  const bare = await startBareServer(page)
  try {
    await load(bare.url, 8, 500, () => ({ path: '/' }))
    return await load(bare.url, 8, 5_000, () => ({ path: '/' }))
  } finally {
    await bare.stop()
  }
}

const fileOf = (place: Record<string, string>) => path.join(place.DATA_DIR as string, 'aflora.db')

/** Votes with sessions, each for another idea; `kept` is how many the file holds more than before. */
async function measureVotes(site: Running, { ideas, place }: Site, session: (nth: number) => string) {
  const held = () => {
    const database = new Database(fileOf(place), { readonly: true })
    const votes = database.prepare('select count(*) from votes').pluck().get() as number
    database.close()
    return votes
  }
  const before = held()
  // From the rear, where hardly anybody has voted so far.
  const idea = (nth: number) => `idea${ideas - 1 - (Math.floor(nth / 256) % ideas)}`
  const votes = await load(site.url, CLIENTS, VOTES, (nth) => ({
    path: `/i/${idea(nth)}/vote`,
    session: session(nth),
    post: true,
  }))
  return { ...votes, kept: held() - before }
}

/** What people do in an hour, shuffled: lists in every order, ideas, search, similar ideas, votes, strangers. */
function mix(ideas: number, session: (nth: number) => string) {
  const [random, say] = [seededRandom(5), sentences(17)]
  const idea = () => `idea${Math.floor(random() * ideas)}`
  const orders = ['fair', 'top', 'new', 'trending', 'quiet', 'debated', 'random']
  const acts: ((nth: number) => Ask)[] = [
    (nth) => ({ path: `/c/${SLUG}?order=${orders[nth % orders.length]}`, session: session(nth) }),
    (nth) => ({ path: `/i/${idea()}`, session: session(nth) }),
    (nth) => ({ path: `/search?q=${encodeURIComponent(say(2))}`, session: session(nth) }),
    (nth) => ({ path: `/c/${SLUG}/similar?text=${encodeURIComponent(say(6))}`, session: session(nth) }),
    (nth) => ({ path: `/i/${idea()}/vote`, session: session(nth), post: true }),
    () => ({ path: `/c/${SLUG}` }),
    () => ({ path: '/' }),
  ]
  return (nth: number) => (acts[Math.floor(random() * acts.length)] as (nth: number) => Ask)(nth)
}

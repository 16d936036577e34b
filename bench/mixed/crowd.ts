import http from 'node:http'
import { SLUG } from '../contest/fill.ts'
import { type Ask, answerOf } from '../contest/load.ts'
import type { Running } from '../contest/site.ts'
import { sentences } from '../contest/words.ts'
import { seededRandom } from '../ranking/random.ts'

export interface Crowd {
  people: number
  minutes: number
  ideas: number
  /** Of those who are signed in; the others are strangers. */
  sessions: string[]
}

export type Act = 'list' | 'idea' | 'vote' | 'search' | 'similar' | 'counts' | 'own page'

export interface CrowdFound {
  /** Milliseconds of each answer. */
  took: Record<Act, number[]>
  /** What was not answered with 200 or 304, or not at all. */
  failed: Record<string, number>
  /** Megabytes of the site, every ten seconds. */
  memory: number[]
}

/** How often people do what, of a hundred things; whoever is not signed in neither votes nor has an own page. */
const habits: [Act, number][] = [
  ['list', 34],
  ['idea', 30],
  ['vote', 16],
  ['counts', 8],
  ['search', 5],
  ['similar', 4],
  ['own page', 3],
]

/** Between two things a person looks at the page for so long, in milliseconds. */
const shortest = 2_000
const longest = 8_000

const orders = ['fair', 'top', 'new', 'trending', 'debated']

/** Everybody goes on by themselves, at their own pace, until the time is over. */
export async function crowd(site: Running, { people, minutes, ideas, sessions }: Crowd): Promise<CrowdFound> {
  // The site lets go of a connection after five idle seconds; like a browser, nobody here writes into one just then.
  const agent = new http.Agent({ keepAlive: true, maxSockets: people, timeout: 4_000 })
  const until = Date.now() + minutes * 60_000
  const took = Object.fromEntries(habits.map(([act]) => [act, [] as number[]])) as CrowdFound['took']
  const failed: Record<string, number> = {}
  const memory: number[] = []
  const watch = setInterval(() => memory.push(site.memory() ?? Number.NaN), 10_000)

  async function person(nth: number) {
    const random = seededRandom(1000 + nth)
    const say = sentences(2000 + nth)
    const session = nth % 2 === 0 ? sessions[(nth / 2) % sessions.length] : undefined
    await pause(random() * longest)
    while (Date.now() < until) {
      const act = session ? actOf(random()) : strangersAct(actOf(random()))
      const began = performance.now()
      const status = await answerOf(site.url, { ...askOf(act, { ideas, random, say }), session }, agent).then(
        (answer) => answer.status,
        (fault: Error) => fault.message,
      )
      took[act].push(performance.now() - began)
      if (status !== 200) failed[`${act}: ${status}`] = (failed[`${act}: ${status}`] ?? 0) + 1
      await pause(shortest + random() * (longest - shortest))
    }
  }

  await Promise.all(Array.from({ length: people }, (_, nth) => person(nth)))
  clearInterval(watch)
  agent.destroy()
  return { took, failed, memory }
}

function actOf(chance: number): Act {
  let left = chance * habits.reduce((sum, [, often]) => sum + often, 0)
  for (const [act, often] of habits) {
    left -= often
    if (left < 0) return act
  }
  return 'list'
}

const strangersAct = (act: Act): Act => (act === 'vote' ? 'idea' : act === 'own page' ? 'list' : act)

type With = { ideas: number; random: () => number; say: (words: number) => string }

function askOf(act: Act, { ideas, random, say }: With): Ask {
  const idea = `idea${Math.floor(random() * ideas)}`
  switch (act) {
    case 'list':
      return { path: `/c/${SLUG}?order=${orders[Math.floor(random() * orders.length)]}` }
    case 'idea':
      return { path: `/i/${idea}-${idea.replace('idea', 'idea-')}` }
    case 'vote':
      return { path: `/i/${idea}/vote`, post: true }
    case 'counts':
      return { path: `/c/${SLUG}/counts?ideas=${idea}` }
    case 'search':
      return { path: `/search?q=${encodeURIComponent(say(2))}` }
    case 'similar':
      return { path: `/c/${SLUG}/similar?text=${encodeURIComponent(say(6))}` }
    case 'own page':
      return { path: '/me' }
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

import type { TracedVote, TracedVoter } from '#app/features/ranking/fairness/traced-vote.ts'
import { normal, poisson, type Random, seededRandom } from '../ranking/random.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
export const length = 14 * day

export interface Fraud {
  votes: TracedVote[]
  voters: TracedVoter[]
}

export interface Honest extends Fraud {
  random: Random
  ideas: string[]
  /** Draws an idea as honest people like them. */
  liked: () => string
}

const ideasInAll = 100
const devices = 150

/**
 * Ten thousand honest people in two weeks, with what makes honest people look suspicious: a rush on the first day and
 * in the hour after an announcement, nights, 400 people behind one office address of whom two in five like the same
 * idea, telephones by the hundred behind one address, and one author whose link is passed round and brings 300 people
 * who are new, come at once, vote for that idea and go.
 */
export function honestWorld(seed: number, people: number): Honest {
  const random = seededRandom(seed)
  const ideas = Array.from({ length: ideasInAll }, (_, at) => `idea${at}`)
  const liked = zipf(random, ideasInAll, 0.7)
  const world: Honest = { random, ideas, liked: () => ideas[liked()] as string, votes: [], voters: [] }
  const campaign = Math.round(people * 0.03)
  const office = Math.round(people * 0.04)
  for (let at = 0; at < people; at++) {
    if (at < campaign) followLink(world, at)
    else voteFreely(world, at, at < campaign + office)
  }
  return world
}

function followLink(world: Honest, at: number) {
  const { random, voters, votes } = world
  const when = 6 * day + 14 * hour + random() * 3 * hour
  const id = `person${at}`
  voters.push({ id, since: when - random() * 5 * minute, mail: aMail(random, at), otherActs: 0 })
  const trace = { network: aNetwork(random, at), device: aDevice(random), looked: null }
  votes.push({ voter: id, idea: 'idea7', at: when, organic: false, ...trace })
}

function voteFreely(world: Honest, at: number, inOffice: boolean) {
  const { random, voters, votes, ideas } = world
  const begins = arrival(random, inOffice)
  const id = `person${at}`
  const since = begins - (random() < 0.6 ? random() * 20 * minute : random() * 60 * day)
  voters.push({ id, since, mail: aMail(random, at), otherActs: random() < 0.35 ? 1 + poisson(random, 2) : 0 })
  const from = { network: inOffice ? 'office' : aNetwork(random, at), device: aDevice(random) }
  const chosen = new Set<string>()
  if (inOffice && random() < 0.4) chosen.add(ideas[20] as string)
  const wished = 1 + poisson(random, 2.5)
  while (chosen.size < wished) chosen.add(world.liked())
  let when = begins
  for (const idea of chosen) {
    const organic = random() < 0.75
    votes.push({ voter: id, idea, at: when, organic, ...from, looked: organic ? aLook(random) : null })
    when += 5000 + random() * minute
  }
}

/** A fifth on the first day, a tenth after an announcement on the eighth, the others by daylight. */
function arrival(random: Random, inOffice: boolean) {
  const kind = random()
  if (inOffice) return Math.floor(random() * 14) * day + 9 * hour + random() * 8 * hour
  if (kind < 0.2) return 9 * hour + random() * 10 * hour
  if (kind < 0.3) return 8 * day + 10 * hour + random() ** 2 * 4 * hour
  const clock = 15 * hour + normal(random) * 4 * hour
  return Math.min(length - hour, Math.max(0, Math.floor(random() * 14) * day + clock))
}

/** Homes of one or two, and a fifth of all behind the fifteen addresses of telephone companies. */
const aNetwork = (random: Random, at: number) =>
  random() < 0.2 ? `telephones${Math.floor(random() * 15)}` : `home${Math.floor(at / 1.3)}`

export const aDevice = (random: Random) => `device${Math.min(devices - 1, Math.floor(random() ** 3 * devices))}`

/** Half look longer than twelve seconds, one in 150 votes in less than one. */
export const aLook = (random: Random) => Math.round(12_000 * Math.exp(normal(random)))

const names = ['ana', 'maria', 'olga', 'ivan', 'john', 'lucia', 'petr', 'sara', 'alex', 'nina']

export function aMail(random: Random, at: number) {
  if (random() < 0.3) return ''
  const name = names[Math.floor(random() * names.length)] as string
  if (random() < 0.5) return `${name}${at}@gmail.com`
  return `${name}.${at.toString(36)}x@company${Math.floor(random() * 40)}.example`
}

/** Ranks from 0, the chance of each as 1 / (rank + 1)^power. */
function zipf(random: Random, n: number, power: number) {
  const sums: number[] = []
  for (let rank = 0; rank < n; rank++) sums.push((sums.at(-1) ?? 0) + 1 / (rank + 1) ** power)
  return () => {
    const drawn = random() * (sums.at(-1) ?? 0)
    return sums.findIndex((sum) => drawn < sum)
  }
}

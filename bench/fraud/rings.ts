import type { TracedVote } from '#app/features/ranking/fairness/traced-vote.ts'
import { aDevice, aLook, aMail, day, type Fraud, type Honest, hour, length, minute } from './world.ts'

export interface Ring {
  name: string
  /** What is promised of it: most are named, or, said openly, few are. */
  reached: boolean
  make: (world: Honest, puppets: number) => Fraud
}

type Way = Omit<TracedVote, 'voter' | 'idea' | 'at'>
interface Puppet {
  ideas: string[]
  at: number
  way: Way
  mail?: string
  old?: boolean
  /** Milliseconds between two votes. */
  pace?: number
}

const targets = ['idea40', 'idea41', 'idea42', 'idea43', 'idea44']
const target = targets.slice(0, 1)
const straight = { organic: false, looked: null }
const rented = ({ random }: Honest, at: number, networks: number) => ({
  ...{ network: `rented${at % networks}`, device: aDevice(random) },
})
const looked = (world: Honest) => ({ organic: true, looked: aLook(world.random) })

/** So many ways to cheat, from the crudest to one that no trace gives away. */
export const rings: Ring[] = [
  ring('one idea, one network, one hour', (world, at) => ({
    ...{ ideas: target, at: 5 * day + (at * hour) / 200, way: { ...straight, ...rented(world, at, 1) } },
  })),
  ring('five ideas, all by everyone, three networks', (world, at) => ({
    ...{
      ideas: targets,
      at: 5 * day + world.random() * 3 * hour,
      way: { ...straight, ...rented(world, at, 3) },
      pace: 5000,
    },
  })),
  ring('five ideas, one by each, two networks', (world, at) => ({
    ...{ ideas: [targets[at % 5] as string], at: 5 * day + world.random() * 6 * hour },
    way: { ...straight, ...rented(world, at, 2) },
  })),
  ring('slow: twelve days, four networks', (world, at) => ({
    ...{ ideas: target, at: day + world.random() * 12 * day, way: { ...straight, ...rented(world, at, 4) } },
  })),
  ring('mixed with three honest-looking votes, four networks, one device', (world, at) => ({
    ...{ ideas: withCover(world, target), at: day + world.random() * 5 * day, old: true },
    way: { ...looked(world), ...rented(world, at, 4), device: 'device60' },
  })),
  ring('every one from elsewhere, one device, in a day', ({ random }, at) => ({
    ...{ ideas: target, at: 5 * day + random() * day },
    way: { ...straight, network: `proxy${at}`, device: 'device60' },
  })),
  ring('numbered addresses, from elsewhere, ordinary devices', ({ random }, at) => ({
    ...{ ideas: target, at: 5 * day + random() * 2 * day, mail: `voter${at}@private.example` },
    way: { ...straight, network: `proxy${at}`, device: aDevice(random) },
  })),
  ring('a program that follows the list at once, from elsewhere', ({ random }, at) => ({
    ...{ ideas: target, at: 5 * day + random() * hour },
    way: { organic: true, looked: 200 + random() * 500, network: `proxy${at}`, device: aDevice(random) },
  })),
  {
    ...ring('mixed, four networks, ordinary devices', (world, at) => ({
      ...{ ideas: withCover(world, target), at: day + world.random() * 5 * day, old: true },
      way: { ...looked(world), ...rented(world, at, 4) },
    })),
    reached: false,
  },
  {
    ...ring('paid people: own homes, own devices, cover, ten days', (world, at) => ({
      ...{ ideas: withCover(world, target), at: day + world.random() * 10 * day, old: true },
      way: { ...looked(world), network: `paid${at}`, device: aDevice(world.random) },
    })),
    reached: false,
  },
  {
    ...ring('a crowd by link: own homes, own devices, at once', ({ random }, at) => ({
      ...{ ideas: target, at: 5 * day + random() * hour },
      way: { ...straight, network: `crowd${at}`, device: aDevice(random) },
    })),
    reached: false,
  },
]

function ring(name: string, puppetOf: (world: Honest, at: number) => Puppet): Ring {
  const make = (world: Honest, puppets: number) => {
    const made: Fraud = { votes: [], voters: [] }
    for (let at = 0; at < puppets; at++) add(made, world, puppetOf(world, at), at)
    return made
  }
  return { name, reached: true, make }
}

function add({ votes, voters }: Fraud, { random }: Honest, puppet: Puppet, at: number) {
  const voter = `puppet${at}`
  const since = puppet.at - (puppet.old ? random() * 20 * day : 2 * minute)
  const otherActs = puppet.old && random() < 0.35 ? 1 : 0
  voters.push({ id: voter, since, mail: puppet.mail ?? aMail(random, at), otherActs })
  for (const [nth, idea] of puppet.ideas.entries())
    votes.push({ voter, idea, at: Math.min(length, puppet.at + nth * (puppet.pace ?? minute)), ...puppet.way })
}

function withCover(world: Honest, ideas: string[]) {
  const chosen = new Set(ideas)
  while (chosen.size < ideas.length + 3) chosen.add(world.liked())
  return [...chosen]
}

import { findSuspicious } from '#app/features/ranking/fairness/find-suspicious.ts'
import type { Ring } from './rings.ts'
import { honestWorld } from './world.ts'

export interface Caught {
  /** Share of the ring that was named, 0 to 1. */
  ring: number
  /** Share of the honest that was named, 0 to 1. */
  honest: number
}

/** One seeded world with one ring in it, or with none: what share of either the signals name. */
export function catchRing(seed: number, people: number, puppets: number, ring?: Ring): Caught {
  const world = honestWorld(seed, people)
  const fraud = ring?.make(world, puppets) ?? { votes: [], voters: [] }
  const named = findSuspicious([...world.votes, ...fraud.votes], [...world.voters, ...fraud.voters])
  const ringed = named.filter(({ voter }) => voter.startsWith('puppet')).length
  return { ring: fraud.voters.length ? ringed / fraud.voters.length : 0, honest: (named.length - ringed) / people }
}

import { groupBy } from './group-by.ts'
import type { TracedVote } from './traced-vote.ts'

const bucket = 5 * 60 * 1000
const fewestShared = 3
const alike = 0.8
const smallestGroup = 5

/**
 * Groups of five or more people who vote in lockstep: pairs are bound when they chose three or more ideas each in the
 * same five minutes as the other, and these are at least 0.8 of all that either did (Jaccard); groups are what is
 * connected. Five-minute buckets are laid twice, half a bucket apart, so that no edge hides a pair. After CopyCatch:
 * Beutel, Xu, Guruswami, Palow & Faloutsos, WWW 2013, doi:10.1145/2488388.2488400. Ranking definition 5.5.
 */
export function lockstepGroups(votes: readonly TracedVote[]): string[][] {
  const bound = [0, bucket / 2].flatMap((shift) => boundPairs(votes, shift))
  return connected(bound).filter((group) => group.length >= smallestGroup)
}

type Pair = [string, string]

function boundPairs(votes: readonly TracedVote[], shift: number): Pair[] {
  const items = new Map<string, Set<string>>()
  for (const [voter, own] of groupBy(votes, (vote) => vote.voter)) {
    const said = new Set(own.map(({ idea, at }) => `${idea} ${Math.floor((at + shift) / bucket)}`))
    if (said.size >= fewestShared) items.set(voter, said)
  }
  const shared = sharedItems(items)
  return [...shared].flatMap(([one, others]) =>
    [...others].flatMap(([other, n]): Pair[] => {
      const all = (items.get(one)?.size ?? 0) + (items.get(other)?.size ?? 0) - n
      return n >= fewestShared && n / all >= alike ? [[one, other]] : []
    }),
  )
}

/** How many items two people have in common, under the one that comes first. */
function sharedItems(items: Map<string, Set<string>>) {
  const held = [...items].flatMap(([voter, said]) => [...said].map((item) => ({ voter, item })))
  const holders = groupBy(held, ({ item }) => item)
  const shared = new Map<string, Map<string, number>>()
  for (const some of holders.values())
    for (const [at, { voter: one }] of some.entries()) {
      const row = shared.get(one) ?? new Map<string, number>()
      shared.set(one, row)
      for (const { voter: other } of some.slice(at + 1)) row.set(other, (row.get(other) ?? 0) + 1)
    }
  return shared
}

/** Union–find with halved paths: Tarjan & van Leeuwen, JACM 31 (1984), 245. */
function connected(pairs: Pair[]): string[][] {
  const above = new Map<string, string>()
  const rootOf = (of: string) => {
    let one = of
    for (let next = above.get(one) ?? one; next !== one; next = above.get(one) ?? one) {
      above.set(one, above.get(next) ?? next)
      one = next
    }
    return one
  }
  for (const [one, other] of pairs) above.set(rootOf(one), rootOf(other))
  const members = new Set(pairs.flat())
  return [...groupBy(members, rootOf).values()]
}

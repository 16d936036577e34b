import { readerHash } from './reader-hash.ts'

/** What the two streams of a fair page are sorted by; the queries that serve them follow these two functions. */
export type StreamIdea = { views: number; fairScore: number; lot: number }

/** Fewest views first, then the reader's own shuffle. */
export function byFewestViews(seed: string) {
  return (one: StreamIdea, other: StreamIdea) => one.views - other.views || byShuffle(one, other, seed)
}

/** Highest fair score first, then fewest views, then the reader's own shuffle. */
export function byFairScore(seed: string) {
  return (one: StreamIdea, other: StreamIdea) =>
    other.fairScore - one.fairScore || one.views - other.views || byShuffle(one, other, seed)
}

const byShuffle = (one: StreamIdea, other: StreamIdea, seed: string) =>
  readerHash(one.lot, seed) - readerHash(other.lot, seed)

/** Lots and reader hashes are integers from 0 to 2^31 − 1. */
export const LOTS = 2 ** 31

/**
 * An idea's turn in one reader's shuffle: its stored lot, rotated by the reader's seed; the smallest comes first.
 * (lot + seedOffset(seed)) mod 2^31 keeps the order of an index on `lot`: start at `rotationStart(seed)` and wrap once.
 */
export function readerHash(lot: number, seed: string) {
  return (lot + seedOffset(seed)) % LOTS
}

/** The first lot of a reader's shuffle: lots from here upwards come first, then those from 0. */
export function rotationStart(seed: string) {
  return (LOTS - seedOffset(seed)) % LOTS
}

/** A well-mixed 31-bit number of a text: FNV-1a over UTF-8, finished as in MurmurHash3 (both public domain). */
export function seedOffset(seed: string) {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(seed)) hash = Math.imul(hash ^ byte, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 1
}

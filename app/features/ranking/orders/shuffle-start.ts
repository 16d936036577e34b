import { LOTS, rotationStart, seedOffset } from './reader-hash.ts'

/** So many steps even out how far apart lots happen to lie. */
export const MOST_STEPS = 1024

/**
 * Where a reader's shuffle begins: so many ideas further than the first lot from `from` upwards, once around. Beginning
 * at a lot instead would favour ideas behind wide gaps; beginning at a number treats all alike. Among more ideas than
 * `MOST_STEPS` the walk from a random lot is as even within about 3 %, whatever their number.
 *
 * When an idea joins, most readers begin where they did or next to it.
 */
export function shuffleStart(seed: string, ideas: number): { from: number; steps: number } {
  if (ideas > MOST_STEPS) return { from: rotationStart(seed), steps: seedOffset(`steps ${seed}`) % MOST_STEPS }
  if (ideas === 0) return { from: rotationStart(seed), steps: 0 }
  return { from: 0, steps: Math.floor((seedOffset(seed) / LOTS) * ideas) }
}

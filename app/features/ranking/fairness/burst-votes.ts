import { groupBy } from './group-by.ts'
import { poissonTail } from './poisson-tail.ts'
import type { TracedVote } from './traced-vote.ts'

const window = 10 * 60 * 1000
const unlikely = 1e-6

/**
 * Votes that came to an idea in ten minutes in which far more came than its own rate explains (Poisson tail < 10⁻⁶).
 * Its rate is that of the time outside the ten minutes; where the whole contest is busy just then, as after an
 * announcement, what the idea would get of that counts if it is more. Ranking definition 5.2.
 */
export function burstVotes(votes: readonly TracedVote[]): TracedVote[] {
  const times = votes.map(({ at }) => at).sort((one, other) => one - other)
  const span = Math.max(window, (times.at(-1) ?? 0) - (times[0] ?? 0))
  return [...groupBy(votes, (vote) => vote.idea).values()].flatMap((own) => burstsOf(own, times, span))
}

function burstsOf(own: TracedVote[], times: number[], span: number) {
  const sorted = [...own].sort((one, other) => one.at - other.at)
  const found = new Set<TracedVote>()
  let end = 0
  for (const [start, { at }] of sorted.entries()) {
    while (end < sorted.length && (sorted[end] as TracedVote).at < at + window) end += 1
    const n = end - start
    const busy = countBetween(times, at, at + window) - n
    const others = times.length - sorted.length
    const usual = ((sorted.length - n) * window) / span
    const swept = others === 0 ? 0 : (busy * (sorted.length - n)) / others
    if (poissonTail(n, Math.max(usual, swept, 1 / 6)) < unlikely)
      for (const vote of sorted.slice(start, end)) found.add(vote)
  }
  return [...found]
}

const countBetween = (sorted: number[], from: number, to: number) => placeOf(sorted, to) - placeOf(sorted, from)

/** How many are smaller, by halving. */
function placeOf(sorted: number[], value: number) {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

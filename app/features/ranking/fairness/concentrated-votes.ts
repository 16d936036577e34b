import { groupBy } from './group-by.ts'
import type { TracedVote } from './traced-vote.ts'
import { twoProportionZ } from './two-proportion-z.ts'

const fewestTogether = 5
const farAbove = 4
const timesUsual = 3

/**
 * Votes on an idea that share a network, or a device, from which a far larger share of people chose it than from
 * anywhere else (z > 4 and at least three times as many; from five people). A whole office behind one address that
 * votes like everybody is not among them. After ranking definition 5.4.
 *
 * `keyOf` answers the key of the network or of the device; votes without one are passed over. `least` is the smallest
 * share of the key's people that makes it worth a word.
 */
export function concentratedVotes(
  votes: readonly TracedVote[],
  keyOf: (vote: TracedVote) => string,
  least: number,
): TracedVote[] {
  const known = votes.filter((vote) => keyOf(vote) !== '')
  const peopleAt = new Map([...groupBy(known, keyOf)].map(([key, some]) => [key, peopleIn(some)]))
  const everybody = peopleIn(known)
  const choosing = new Map([...groupBy(known, (vote) => vote.idea)].map(([idea, some]) => [idea, peopleIn(some)]))
  return [...groupBy(known, (vote) => `${keyOf(vote)} ${vote.idea}`).values()].flatMap((some) => {
    const [first] = some as [TracedVote]
    const [n, here] = [peopleIn(some), peopleAt.get(keyOf(first)) ?? 0]
    const [elsewhere, others] = [(choosing.get(first.idea) ?? 0) - n, Math.max(0, everybody - here)]
    const share = n / here
    const usual = others === 0 ? 1 : elsewhere / others
    const stands = n >= fewestTogether && share >= least && share >= timesUsual * usual
    return stands && twoProportionZ(n, here, elsewhere, others) > farAbove ? some : []
  })
}

const peopleIn = (votes: TracedVote[]) => new Set(votes.map(({ voter }) => voter)).size

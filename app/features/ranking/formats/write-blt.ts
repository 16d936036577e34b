import { numbersById, type WrittenElection, wholeVotes } from './written-election.ts'

/** `tieOrder` is best first. */
type BltWishes = { seats: number; withdrawn?: readonly string[]; tieOrder?: readonly string[] | null }

/**
 * Writes ranked ballots as BLT, see `parseBlt`. Candidates are numbered in the order given, identical ballots put
 * together. BLT knows whole votes only: weighted ballots are multiplied until all are whole, which keeps their ratios.
 * Throws a RangeError for a ballot that ranks an unknown candidate.
 */
export function writeBlt(election: WrittenElection & BltWishes) {
  const { title, seats, candidates, withdrawn = [], tieOrder } = election
  const numberOf = numbersById(candidates)
  const orders = wholeVotes(election.ballots, ({ ranks }) =>
    ranks.flatMap((group) => (group.length > 0 ? [group.map(numberOf).join('=')] : [])).join(' '),
  )
  const lines = [
    `${candidates.length} ${seats}`,
    ...(withdrawn.length > 0 ? [withdrawn.map((id) => `-${numberOf(id)}`).join(' ')] : []),
    ...(tieOrder?.length ? [`[tie ${tieOrder.map(numberOf).join(' ')}]`] : []),
    ...orders.map(({ order, votes }) => (order ? `${votes} ${order} 0` : `${votes} 0`)),
    '0',
    ...candidates.map(({ name }) => quote(name)),
    quote(title),
  ]
  return `${lines.join('\n')}\n`
}

const quote = (name: string) => `"${name.replace(/\s+/g, ' ').replace(/["\\]/g, '\\$&')}"`

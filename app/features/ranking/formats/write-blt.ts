import { numbersById, type TalliedOrder, type WrittenElection, wholeVotes } from './written-election.ts'

/** `tieOrder` is best first. */
type BltWishes = { seats: number; withdrawn?: readonly string[]; tieOrder?: readonly string[] | null }

/**
 * Writes ranked ballots as BLT, see `parseBlt`. Candidates are numbered in the order given, identical ballots put
 * together. BLT knows whole votes only: weighted ballots are multiplied until all are whole, which keeps their ratios.
 * Throws a RangeError for a ballot that ranks an unknown candidate.
 */
export function writeBlt(election: WrittenElection & BltWishes) {
  const write = bltOrderOf(election)
  const orders = wholeVotes(election.ballots, ({ ranks }) => write(ranks))
  return bltHead(election) + orders.map(bltLine).join('') + bltFoot(election)
}

/** What stands above the ballots. */
export function bltHead({ seats, candidates, withdrawn = [], tieOrder }: Omit<WrittenElection, 'ballots'> & BltWishes) {
  const numberOf = numbersById(candidates)
  const lines = [
    `${candidates.length} ${seats}`,
    ...(withdrawn.length > 0 ? [withdrawn.map((id) => `-${numberOf(id)}`).join(' ')] : []),
    ...(tieOrder?.length ? [`[tie ${tieOrder.map(numberOf).join(' ')}]`] : []),
  ]
  return `${lines.join('\n')}\n`
}

/** Writes what one ballot ranks, without who says so. */
export function bltOrderOf({ candidates }: Pick<WrittenElection, 'candidates'>) {
  const numberOf = numbersById(candidates)
  return (ranks: readonly (readonly string[])[]) =>
    ranks.flatMap((group) => (group.length > 0 ? [group.map(numberOf).join('=')] : [])).join(' ')
}

export const bltLine = ({ order, votes }: TalliedOrder) => (order ? `${votes} ${order} 0\n` : `${votes} 0\n`)

/** What stands below the ballots. */
export const bltFoot = ({ candidates, title }: Omit<WrittenElection, 'ballots'>) =>
  ['0', ...candidates.map(({ name }) => quote(name)), quote(title), ''].join('\n')

const quote = (name: string) => `"${name.replace(/\s+/g, ' ').replace(/["\\]/g, '\\$&')}"`

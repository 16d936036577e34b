import type { Marks } from '#app/features/contests/ballots/marks.ts'
import { bltFoot, bltHead, bltLine, bltOrderOf } from '#app/features/ranking/formats/write-blt.ts'
import {
  preflibCategoriesHead,
  preflibLine,
  preflibOrdersHead,
  writeGroup,
} from '#app/features/ranking/formats/write-preflib.ts'
import { numbersById } from '#app/features/ranking/formats/written-election.ts'
import { allBut } from '#app/features/winners/ballot-files/all-but.ts'
import type { PublishedBallot } from '#app/features/winners/ballot-files/published-ballots.server.ts'
import type { PublishedElection } from '#app/features/winners/ballot-files/published-election.server.ts'
import { type Tallied, type Totals, tallied } from '#app/features/winners/ballot-files/tally-orders.server.ts'

/** Approvals as orders: what somebody approves of stands on one first rank, everything else below it. */
export function asToc(election: PublishedElection) {
  const { candidates } = election
  const [approved, others] = [approvedOf(election), allBut(candidates.length)]
  return linesOf(election, {
    // The others follow from what is approved, so they are sorted without them.
    order: (ballot) => `${approved(ballot)}${ballot.approvals.length < candidates.length ? ',' : ''}`,
    head: (totals) => preflibOrdersHead(named(election), 'toc', totals),
    line: ({ order, votes }) =>
      preflibLine({ votes, order: order.endsWith(',') ? order + others(numbersIn(order)) : order }),
  })
}

/** Approvals as the first of two categories. */
export function asCat(election: PublishedElection) {
  const [approved, others] = [approvedOf(election), allBut(election.candidates.length)]
  const categories = ['Approved', 'Not approved']
  return linesOf(election, {
    order: (ballot) => `${approved(ballot)},`,
    head: (totals) => preflibCategoriesHead({ ...named(election), categories }, totals),
    line: ({ order, votes }) => preflibLine({ votes, order: order + others(numbersIn(order)) }),
  })
}

/** Rankings, or approvals as one shared rank. BLT knows no quorum: ideas below it are marked as withdrawn, which is as good. */
export function asBlt(election: PublishedElection) {
  const { title, candidates, seats, tieOrder, quorum } = election
  const write = bltOrderOf(election)
  return linesOf(election, {
    order: (ballot) => write(ranksIn(ballot)),
    head: () => bltHead({ title, candidates, seats, tieOrder, withdrawn: quorum?.below ?? [] }),
    line: bltLine,
    foot: bltFoot(election),
  })
}

/** Rankings as they are: who was left out stays out. */
export const asToi = (election: PublishedElection) => asRanks(election, 'toi')

/** The same where no ballot puts two ideas on one rank. */
export const asSoi = (election: PublishedElection) => asRanks(election, 'soi')

function asRanks(election: PublishedElection, kind: 'toi' | 'soi') {
  const numberOf = numbersById(election.candidates)
  const write = (ranks: string[][]) => ranks.map((group) => writeGroup(group.map(numberOf))).join(',')
  return linesOf(election, {
    order: (ballot) => write(ranksIn(ballot).filter((group) => group.length > 0)),
    head: (totals) => preflibOrdersHead(named(election), kind, totals),
    line: preflibLine,
  })
}

interface OrderFile {
  /** Two ballots that say the same have the same, and it sorts as what `line` makes of it. */
  order: (ballot: PublishedBallot) => string
  head: (totals: Totals) => string
  line: (tallied: Tallied) => string
  foot?: string
}

/** These formats count whole votes: a ballot of weight 2 is written as two. */
async function* linesOf({ ballots }: PublishedElection, { order, head, line, foot = '' }: OrderFile) {
  async function* orders() {
    for await (const some of ballots()) yield some.map((each) => ({ order: order(each), votes: each.weight ?? 1 }))
  }
  const totals = { voters: 0, orders: 0 }
  let isBegun = false
  for await (const some of tallied(orders(), totals)) {
    if (!isBegun) yield head(totals)
    isBegun = true
    // One by one: what a line says of all ideas can be long.
    for (const each of some) yield line(each)
  }
  if (!isBegun) yield head(totals)
  yield foot
}

function approvedOf({ candidates }: PublishedElection) {
  const numberOf = numbersById(candidates)
  return ({ approvals }: PublishedBallot) => writeGroup(approvals.map(numberOf))
}

const numbersIn = (order: string) => (order.match(/\d+/g) ?? []).map(Number)

const ranksIn = ({ approvals, marks }: PublishedBallot) => (marks ? ranksOf(marks) : [approvals])

/** Best first; those that share a rank stand together. */
export function ranksOf(marks: Marks) {
  const ranks = new Map<number, string[]>()
  for (const [id, rank] of Object.entries(marks)) {
    const shared = ranks.get(rank)
    if (shared) shared.push(id)
    else ranks.set(rank, [id])
  }
  return [...ranks].sort(([one], [other]) => one - other).map(([, ids]) => ids)
}

function named({ slug, title, candidates, seats, quorum, tieOrder }: PublishedElection) {
  return { name: `${slug}-ballots`, title, candidates, seats, quorum: quorum?.needed ?? null, tieOrder }
}

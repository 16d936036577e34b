import type { Marks } from '#app/features/contests/ballots/marks.ts'
import { writeBlt } from '#app/features/ranking/formats/write-blt.ts'
import { writePreflibCategories, writePreflibOrders } from '#app/features/ranking/formats/write-preflib.ts'
import type { PublishedElection } from '#app/features/winners/ballot-files/published-election.server.ts'

/** Approvals as orders: what somebody approves of stands on one first rank, everything else below it. */
export function asToc(election: PublishedElection) {
  return writePreflibOrders({ ...named(election), ballots: orders(election), complete: true, kind: 'toc' }).text
}

/** Approvals as the first of two categories. */
export function asCat(election: PublishedElection) {
  const everything = election.candidates.map(({ id }) => id)
  const ballots = election.ballots.map(({ approvals, weight }) => {
    return { categories: [approvals, everything.filter((id) => !approvals.includes(id))], people: weight }
  })
  return writePreflibCategories({ ...named(election), categories: ['Approved', 'Not approved'], ballots })
}

/** Rankings, or approvals as one shared rank. BLT knows no quorum: ideas below it are marked as withdrawn, which is as good. */
export function asBlt(election: PublishedElection) {
  const { title, candidates, seats, tieOrder, quorum } = election
  return writeBlt({ title, candidates, seats, tieOrder, withdrawn: quorum?.below ?? [], ballots: orders(election) })
}

/** Rankings as they are: who was left out stays out. */
export function asToi(election: PublishedElection) {
  return writePreflibOrders({ ...named(election), ballots: orders(election), kind: 'toi' }).text
}

/** The same where no ballot puts two ideas on one rank. */
export function asSoi(election: PublishedElection) {
  return writePreflibOrders({ ...named(election), ballots: orders(election), kind: 'soi' }).text
}

/** These formats count whole votes: a ballot of weight 2 is written as two. */
const orders = ({ ballots }: PublishedElection) =>
  ballots.map(({ approvals, marks, weight }) => ({ ranks: marks ? ranksOf(marks) : [approvals], people: weight }))

/** Best first; those that share a rank stand together. */
export function ranksOf(marks: Marks) {
  const ranks = new Map<number, string[]>()
  for (const [id, rank] of Object.entries(marks)) ranks.set(rank, [...(ranks.get(rank) ?? []), id])
  return [...ranks].sort(([one], [other]) => one - other).map(([, ids]) => ids)
}

function named({ slug, title, candidates, seats, quorum, tieOrder }: PublishedElection) {
  return { name: `${slug}-ballots`, title, candidates, seats, quorum: quorum?.needed ?? null, tieOrder }
}

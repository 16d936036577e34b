import { writeBlt } from '#app/features/ranking/formats/write-blt.ts'
import { writePreflibCategories, writePreflibOrders } from '#app/features/ranking/formats/write-preflib.ts'
import type { PublishedElection } from '#app/features/winners/ballot-files/published-election.server.ts'
import { ranksOf } from '#app/features/winners/ballot-files/ranks-of.ts'

/** Approvals as orders: what somebody approves of stands on one first rank, everything else below it. */
export function asToc(election: PublishedElection) {
  return writePreflibOrders({ ...named(election), ballots: orders(election), complete: true, kind: 'toc' }).text
}

/** Rankings as they were handed in: ideas may share a rank, and what was left out stays out. */
export function asToi(election: PublishedElection) {
  return writePreflibOrders({ ...named(election), ballots: orders(election), kind: 'toi' }).text
}

/** Approvals, or for, pass and against, as categories; no mark at all is the last of them. */
export function asCat(election: PublishedElection) {
  const marks = election.ballot === 'updown' ? [1, 0, -1] : [1]
  const ballots = election.ballots.map(({ marks: own }) => ({
    categories: [...marks, undefined].map((mark) =>
      election.candidates.flatMap(({ id }) => (own[id] === mark ? [id] : [])),
    ),
  }))
  const categories = election.ballot === 'updown' ? ['For', 'Pass', 'Against', 'No mark'] : ['Approved', 'Not approved']
  return writePreflibCategories({ ...named(election), categories, ballots })
}

/** Approvals share one rank. BLT knows no quorum: ideas below it are marked as withdrawn, which is as good. */
export function asBlt(election: PublishedElection) {
  const { title, candidates, seats, tieOrder, quorum } = election
  return writeBlt({ title, candidates, seats, tieOrder, withdrawn: quorum?.below ?? [], ballots: orders(election) })
}

const orders = ({ ballots }: PublishedElection) => ballots.map(({ marks }) => ({ ranks: ranksOf(marks) }))

function named({ slug, title, candidates, seats, quorum, tieOrder }: PublishedElection) {
  return { name: `${slug}-ballots`, title, candidates, seats, quorum: quorum?.needed ?? null, tieOrder }
}

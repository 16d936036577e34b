import type { Quorum } from './count-result.ts'
import { drawLot } from './draw-lot.ts'
import { neededSupporters } from './needed-supporters.ts'

export type UndecidedCount = {
  ideas: readonly { id: string; supporters: number; cost?: number | null }[]
  winners: readonly string[]
  seats: number
  quorum: Quorum | null
  /** People whose ballots were counted. */
  participants: number
  seed: string
  /** What each undecided ballot approves of; it counts as a whole or not at all. */
  undecided: readonly (readonly string[])[]
}

/** Winners that might lose and others that might win if some of the undecided ballots counted; none: nothing can change. */
export type CloseIdeas = { winners: string[]; others: string[] }

type Idea = UndecidedCount['ideas'][number]

/**
 * Whether any choice among undecided ballots, counted beside the others, would change who wins by approval.
 *
 * Exact: an idea is best off with those ballots that name it and not its rival, a quorum in percent is hardest to reach
 * with those that do not name the idea. Only where some ideas have a cost and others none, a tie counts as a change if
 * either cost or lot could make it one.
 */
export function undecidedApprovals(count: UndecidedCount): CloseIdeas {
  const { ideas, seats, winners, undecided } = count
  const won = new Set(winners)
  const [inside, outside] = [ideas.filter(({ id }) => won.has(id)), ideas.filter(({ id }) => !won.has(id))]
  const named = new Map(ideas.map(({ id }) => [id, new Set<number>()]))
  for (const [ballot, approvals] of undecided.entries()) for (const id of approvals) named.get(id)?.add(ballot)
  const naming = ({ id }: Idea) => named.get(id) as Set<number>
  const mayReach = (idea: Idea) => idea.supporters + naming(idea).size >= needed(count, naming(idea).size)

  const close = { winners: new Set<string>(), others: new Set<string>() }
  for (const idea of inside) {
    if (idea.supporters < needed(count, undecided.length - naming(idea).size)) close.winners.add(idea.id)
  }
  for (const rival of outside) {
    if (naming(rival).size === 0 || seats === 0 || !mayReach(rival)) continue
    if (winners.length < seats) close.others.add(rival.id)
    for (const idea of inside) {
      if (rival.supporters + naming(rival).size < idea.supporters) continue
      const alone = [...naming(rival)].filter((ballot) => !naming(idea).has(ballot)).length
      const ahead = rival.supporters + alone - idea.supporters
      if (ahead < 0 || (ahead === 0 && !mayWinTie(count, rival, idea))) continue
      close.winners.add(idea.id)
      close.others.add(rival.id)
    }
  }
  return { winners: inSequence(inside, close.winners), others: inSequence(outside, close.others) }
}

/** Supporters an idea needs when so many of the undecided count too. */
function needed({ quorum, participants }: UndecidedCount, more: number) {
  return quorum ? Math.max(1, neededSupporters(quorum, participants + more)) : 1
}

/** The ladder behind equal support, see `breakTies`: costs tell apart only where all that are level have one. */
function mayWinTie({ ideas, seed }: UndecidedCount, rival: Idea, idea: Idea) {
  const [one, other] = [rival.cost ?? null, idea.cost ?? null]
  const byLot = drawLot(seed, rival.id) < drawLot(seed, idea.id)
  if (one === null || other === null || one === other) return byLot
  return one < other || (byLot && ideas.some(({ cost }) => (cost ?? null) === null))
}

const inSequence = (ideas: readonly Idea[], some: ReadonlySet<string>) =>
  ideas.filter(({ id }) => some.has(id)).map(({ id }) => id)

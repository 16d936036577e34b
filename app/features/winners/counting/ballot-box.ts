import type { ApprovalBallot } from '#app/features/ranking/counting/count-approval.ts'
import type { DuelBallot } from '#app/features/ranking/counting/count-bradley-terry.ts'
import type {
  Candidate,
  NumberBallot,
  Quorum,
  RankedBallot,
  Weighed,
} from '#app/features/ranking/counting/count-result.ts'
import { fraction } from '#app/features/ranking/counting/fraction.ts'

/**
 * The ballots of a contest as they travel to another thread: what ballot n chooses are the candidates whose numbers
 * stand in `choices` from `starts[n]` up to `starts[n + 1]`, and in `marks`, where there are any, what it gives them.
 */
export interface BallotBox {
  candidates: Candidate[]
  choices: Int32Array
  marks?: Int32Array
  starts: Int32Array
  /** How many times each ballot counts, where not all count alike. */
  weights?: Int32Array
  seats: number
  seed: string
  quorum: Quorum | null
  /** What a ballot may spend: points or credits. */
  limit?: number | null
  /** Money that pays for the winners, in the unit of the costs. */
  budget?: number | null
  /** Choices come in twos: which of them is preferred, the first; with the mark 0 neither is. */
  pairs?: true
}

export const ballotsIn = (box: BallotBox): ApprovalBallot[] =>
  eachBallot(box, (from, to) => ({ approvals: namesOf(box, from, to) }))

/** The same ballots as a number for each candidate they mark. */
export const numbersIn = (box: BallotBox): NumberBallot[] =>
  eachBallot(box, (from, to) => ({ numbers: Object.fromEntries(markedOf(box, from, to)) }))

/** The same ballots as rankings, where a mark is a rank: the smallest first, those with the same together. */
export const ranksIn = (box: BallotBox): RankedBallot[] =>
  eachBallot(box, (from, to) => {
    const groups = new Map<number, string[]>()
    for (const [id, rank] of markedOf(box, from, to)) groups.set(rank, [...(groups.get(rank) ?? []), id])
    return { ranks: [...groups].sort(([one], [other]) => one - other).map(([, ids]) => ids) }
  })

/** The same ballots as duels, each won by the first of two. */
export const duelsIn = (box: BallotBox): DuelBallot[] =>
  eachBallot(box, (from, to) => {
    const names = namesOf(box, from, to)
    const twos = names.flatMap((winner, at) => {
      const loser = names[at + 1]
      return at % 2 === 0 && loser !== undefined ? [{ winner, loser, mark: box.marks?.[from + at] }] : []
    })
    const duels = twos.filter(({ mark }) => mark !== 0).map(({ winner, loser }) => ({ winner, loser }))
    return { duels, undecided: twos.length - duels.length }
  })

function eachBallot<Ballot extends object>(
  { starts, weights }: BallotBox,
  make: (from: number, to: number) => Ballot,
): (Ballot & Weighed)[] {
  const known = new Map([...new Set(weights)].map((weight) => [weight, fraction(weight)]))
  return Array.from({ length: starts.length - 1 }, (_, ballot) => {
    const made = make(starts[ballot] as number, starts[ballot + 1] as number)
    return weights ? { ...made, weight: known.get(weights[ballot] as number) } : made
  })
}

const namesOf = ({ candidates, choices }: BallotBox, from: number, to: number) =>
  Array.from(choices.subarray(from, to), (candidate) => candidates[candidate]?.id as string)

const markedOf = (box: BallotBox, from: number, to: number) =>
  namesOf(box, from, to).map((id, at): [string, number] => [id, box.marks?.[from + at] ?? 1])

/** How many ballots gave each candidate which mark, the lowest mark first. */
export function givenIn({ candidates, choices, marks }: BallotBox) {
  const given = candidates.map(() => new Map<number, number>())
  for (const [at, candidate] of choices.entries()) {
    const [counts, mark] = [given[candidate], marks?.[at] ?? 1]
    counts?.set(mark, (counts.get(mark) ?? 0) + 1)
  }
  return candidates.map(({ id }, number) => ({
    id,
    marks: [...(given[number] ?? [])].sort(([one], [other]) => one - other),
  }))
}

/** Whether a ballot gives two candidates the same mark. */
export const hasSharedRanks = (box: BallotBox) =>
  eachBallot(box, (from, to) => ({ marks: box.marks?.subarray(from, to) ?? [] })).some(
    ({ marks }) => new Set(marks).size < marks.length,
  )

import { hasPapers } from '#app/features/contests/ballots/ballots.ts'
import type { ContestRule } from '#app/features/contests/contest-rules.ts'
import { type CloseIdeas, undecidedApprovals } from '#app/features/ranking/counting/undecided-approvals.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { type BallotBox, ballotsIn } from '#app/features/winners/counting/ballot-box.ts'
import { countAside } from '#app/features/winners/counting/count-aside.server.ts'
import { type FilledBox, fillBox } from '#app/features/winners/counting/read-box.server.ts'
import { readPapers } from '#app/features/winners/counting/read-papers.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/**
 * Ballots that were not counted because their voters had confirmed no address, and what they could have changed.
 * `exact`: no choice among them could change more. `recounted`: the rule was applied again with all of them, and with
 * those that name no winner; other choices were not tried. `with-all`: a ballot that is filled in as a whole says
 * something of winners and others at once, so it was applied again with all of them only.
 */
export interface Undecided extends CloseIdeas {
  ballots: number
  found: 'exact' | 'recounted' | 'with-all'
}

/** Null where every ballot was counted. By approval it is exact, by other rules the ballots are counted again. */
export async function undecidedOf(contest: ContestRow, filled: FilledBox, count: Count): Promise<Undecided | null> {
  if (hasPapers(contest)) return undecidedPapers(contest, filled, count)
  const waiting = await fillBox(contest, filled.support, 'provisional')
  const ballots = waiting.starts.length - 1
  const named = ballotsIn(waiting).map(({ approvals }) => approvals)
  if (ballots === 0) return null
  const winners = count.winners.map(({ id }) => id)
  if (count.rule === 'approval' && !waiting.weights) {
    const { seats, seed, quorum } = filled.box
    const given = { ideas: filled.support, winners, seats, seed, quorum, participants: filled.ballots }
    return { ballots, found: 'exact', ...undecidedApprovals({ ...given, undecided: named }) }
  }
  const against = named.map((approvals) => !approvals.some((id) => winners.includes(id)))
  const boxes = [together(filled.box, waiting), together(filled.box, waiting, against)]
  return { ballots, found: 'recounted', ...(await changed(count, boxes)) }
}

async function undecidedPapers(contest: ContestRow, filled: FilledBox, count: Count): Promise<Undecided | null> {
  const { box, ballots } = await readPapers(contest, 'provisional')
  if (ballots === 0) return null
  return { ballots, found: 'with-all', ...(await changed(count, [together(filled.box, box)])) }
}

/** Which winners one of these boxes would not elect, and whom it would elect instead. */
async function changed(count: Count, boxes: BallotBox[]): Promise<CloseIdeas> {
  const winners = count.winners.map(({ id }) => id)
  const again = await Promise.all(boxes.map((box) => countAside(box, [count.rule as ContestRule])))
  const others = again.map(([counted]) => counted?.winners.map(({ id }) => id) ?? [])
  return {
    winners: winners.filter((id) => others.some((ids) => !ids.includes(id))),
    others: [...new Set(others.flat())].filter((id) => !winners.includes(id)),
  }
}

/** Both boxes in one; of the second those ballots that `chosen` names, or all. */
export function together(one: BallotBox, other: BallotBox, chosen?: boolean[]): BallotBox {
  const [choices, starts] = [[...one.choices], [...one.starts]]
  const [marks, weights] = [one.marks && [...one.marks], one.weights && [...one.weights]]
  for (let ballot = 0; ballot < other.starts.length - 1; ballot++) {
    if (chosen && !chosen[ballot]) continue
    const [from, to] = [other.starts[ballot], other.starts[ballot + 1]]
    choices.push(...other.choices.subarray(from, to))
    marks?.push(...(other.marks?.subarray(from, to) ?? []))
    starts.push(choices.length)
    weights?.push(other.weights?.[ballot] ?? 1)
  }
  return {
    ...one,
    choices: Int32Array.from(choices),
    starts: Int32Array.from(starts),
    ...(marks && { marks: Int32Array.from(marks) }),
    ...(weights && { weights: Int32Array.from(weights) }),
  }
}

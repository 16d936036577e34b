import type { CountedIdea } from '#app/features/ranking/counting/count-result.ts'
import { duelIntervals } from '#app/features/ranking/counting/duel-intervals.ts'
import { orderBehindWinners } from '#app/features/ranking/elections/order-behind-winners.ts'
import { type Count, type CountStage, surroundings } from '#app/features/winners/count-now.server.ts'
import { ballotsIn, duelsIn, givenIn, hasSharedRanks } from '#app/features/winners/counting/ballot-box.ts'
import { countAside } from '#app/features/winners/counting/count-aside.server.ts'
import type { BoxCount } from '#app/features/winners/counting/count-box.ts'
import { type FilledBox, hashOfBallots, readBox } from '#app/features/winners/counting/read-box.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** The count by a rule that needs whole ballots, as they are now. Not inside a transaction: it may take its time. */
export async function countElected(contest: ContestRow): Promise<Count> {
  const filled = await readBox(contest)
  const [counted] = await countAside(filled.box, [contest.rule])
  return wholeCount(contest, filled, counted as BoxCount)
}

/** What the rule made of the box as everybody reads it: with an order of all ideas, and what was counted. */
export async function wholeCount(contest: ContestRow, filled: FilledBox, counted: BoxCount): Promise<Count> {
  const { box, support, ballots } = filled
  const { order, ties } =
    orderOf(counted) ?? orderBehindWinners(counted.winners, support, contest.seed, box.weights && ballotsIn(box))
  const covered = { support, ballots, approvals: hashOfBallots(box) }
  return {
    ...(counted as Omit<Count, 'order'>),
    order,
    ties: [...(counted.ties as Count['ties']), ...ties],
    ...(await surroundings(contest, covered)),
    ...(box.marks && !box.pairs && { given: givenIn(box) }),
    ...(contest.ballot === 'rank' && { sharedRanks: hasSharedRanks(box) }),
    ...(box.pairs && { intervals: duelIntervals(duelsIn(box), strengthsIn(counted.stages as CountStage[])) }),
    ...(contest.weights && { weights: contest.weights, weighed: filled.weighed }),
  }
}

const strengthsIn = (stages: CountStage[]) =>
  stages.flatMap((stage) => (stage.stage === 'strengths' ? stage.scores : []))

/** The rule's own order of all ideas, where it makes one; its ties are told with the count. */
const orderOf = ({ order }: BoxCount) => order && { order: order as CountedIdea[], ties: [] }

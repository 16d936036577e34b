import type { CommitteeCount } from '../counting/approvals/approval-election.ts'
import type { BudgetCount } from '../counting/approvals/budget-election.ts'
import { type ApprovalBallot, countApproval } from '../counting/count-approval.ts'
import { countBorda } from '../counting/count-borda.ts'
import { countBradleyTerry, type DuelBallot } from '../counting/count-bradley-terry.ts'
import { countEes } from '../counting/count-ees.ts'
import { countGreedy } from '../counting/count-greedy.ts'
import type { CountInput } from '../counting/count-input.ts'
import { countIrv } from '../counting/count-irv.ts'
import { countMes } from '../counting/count-mes.ts'
import { countMesAdd1 } from '../counting/count-mes-add1.ts'
import { countMesAdd1u } from '../counting/count-mes-add1u.ts'
import { countPhragmen } from '../counting/count-phragmen.ts'
import { countPlurality } from '../counting/count-plurality.ts'
import { countPoints } from '../counting/count-points.ts'
import { countQuadratic, quadraticCost } from '../counting/count-quadratic.ts'
import type { CountResult, NumberBallot, RankedBallot } from '../counting/count-result.ts'
import { countSchulze } from '../counting/count-schulze.ts'
import { countScore } from '../counting/count-score.ts'
import { countSeqpav } from '../counting/count-seqpav.ts'
import { countStar } from '../counting/count-star.ts'
import { countStvMeek } from '../counting/count-stv-meek.ts'
import { countStvScottish } from '../counting/count-stv-scottish.ts'
import type { RankedCount } from '../counting/ranked/ranked-count.ts'
import type { NumberLimits } from './election.ts'

/** Every answer of a counting rule, whatever its stages. */
export type AnyCount = CountResult<{ stage: string }, { id: string }[] | null, string>

type Common = Pick<CountInput, 'candidates' | 'seed' | 'lot' | 'quorum' | 'participants'>
type Seats = Common & { seats: number }

/** A rule by the kind of ballots it counts and by what ends it: a number of seats, or money. */
export type Rule =
  | { ballots: 'approvals'; by: 'seats'; count: (given: Seats & { ballots: ApprovalBallot[] }) => AnyCount }
  | { ballots: 'approvals'; by: 'budget'; count: (given: Common & Pick<BudgetCount, 'budget' | 'ballots'>) => AnyCount }
  | { ballots: 'ranked'; by: 'seats'; count: (given: Seats & { ballots: RankedBallot[] }) => AnyCount }
  | {
      ballots: 'numbers'
      by: 'seats'
      count: (given: Seats & { ballots: NumberBallot[]; limits: NumberLimits }) => AnyCount
    }

const seated = (count: (given: CommitteeCount) => AnyCount): Rule => ({ ballots: 'approvals', by: 'seats', count })
const funded = (count: (given: BudgetCount) => AnyCount): Rule => ({ ballots: 'approvals', by: 'budget', count })
const ranked = (count: (given: RankedCount) => AnyCount): Rule => ({ ballots: 'ranked', by: 'seats', count })

/** All rules by the names under which they are published. */
export const rules = {
  approval: seated(countApproval),
  greedy: funded(countGreedy),
  mes: funded(countMes),
  'mes-add1': funded(countMesAdd1),
  'mes-add1u': funded(countMesAdd1u),
  phragmen: seated(countPhragmen),
  seqpav: seated(countSeqpav),
  ees: seated(countEes),
  score: {
    ballots: 'numbers',
    by: 'seats',
    count: ({ limits, ...given }) => countScore({ ...given, ...scale(limits, given.ballots) }),
  },
  star: {
    ballots: 'numbers',
    by: 'seats',
    count: ({ limits, ...given }) => countStar({ ...given, ...scale(limits, given.ballots) }),
  },
  points: {
    ballots: 'numbers',
    by: 'seats',
    count: ({ limits, ...given }) =>
      countPoints({
        ...given,
        pointsPerVoter: limits.inAll ?? most(given.ballots, sum),
        pointsPerIdea: limits.each ?? undefined,
      }),
  },
  quadratic: {
    ballots: 'numbers',
    by: 'seats',
    count: ({ limits, ...given }) =>
      countQuadratic({ ...given, credits: limits.inAll ?? most(given.ballots, quadraticCost) }),
  },
  borda: ranked(countBorda),
  irv: ranked(countIrv),
  schulze: ranked(countSchulze),
  'stv-scottish': ranked(countStvScottish),
  'stv-meek': ranked(countStvMeek),
  'bradley-terry': ranked(({ ballots, ...given }) => countBradleyTerry({ ...given, ballots: ballots.map(duelsOf) })),
  plurality: ranked(countPlurality),
} satisfies Record<string, Rule>

export type RuleName = keyof typeof rules

export const isRule = (name: string): name is RuleName => Object.hasOwn(rules, name)

/** Where nobody set a limit, no ballot may fail for passing one. */
const most = (ballots: readonly NumberBallot[], measure: (numbers: number[]) => number) =>
  ballots.reduce((found, { numbers }) => Math.max(found, measure(Object.values(numbers))), 0)

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

const scale = ({ lowest, each }: NumberLimits, ballots: readonly NumberBallot[]) => ({
  lowest: lowest ?? 0,
  highest: each ?? most(ballots, (numbers) => Math.max(0, ...numbers)),
})

/** A ranking as the duels it settles: who stands higher wins against all who stand below. */
function duelsOf({ ranks, ...weighed }: RankedBallot): DuelBallot {
  const duels = ranks.flatMap((group, rank) =>
    group.flatMap((winner) => ranks.slice(rank + 1).flatMap((below) => below.map((loser) => ({ winner, loser })))),
  )
  return { ...weighed, duels }
}

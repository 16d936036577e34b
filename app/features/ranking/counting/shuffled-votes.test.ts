import fc from 'fast-check'
import { expect, test } from 'vitest'
import { someApprovals, someNumbers, twice } from '#tests/some-elections.ts'
import { countConsensus } from './count-consensus.ts'
import { countEes } from './count-ees.ts'
import { countGreedy } from './count-greedy.ts'
import { countMes } from './count-mes.ts'
import { countMesAdd1 } from './count-mes-add1.ts'
import { countMesAdd1u } from './count-mes-add1u.ts'
import { countPhragmen } from './count-phragmen.ts'
import { countPoints } from './count-points.ts'
import { countQuadratic } from './count-quadratic.ts'
import { countScore } from './count-score.ts'
import { countSeqpav } from './count-seqpav.ts'
import { countStar } from './count-star.ts'
import { countUpDown } from './count-up-down.ts'

const quorum = { kind: 'supporters' as const, minimum: 2 }

test.each([countGreedy, countMes, countMesAdd1, countMesAdd1u, countPhragmen, countSeqpav, countEes])(
  '%o: in whatever order voters and ideas come, the count is the same',
  (count) => {
    fc.assert(
      fc.property(twice(someApprovals), ([one, other]) => {
        expect(count(other)).toEqual(count(one))
        expect(count({ ...other, quorum })).toEqual(count({ ...one, quorum }))
      }),
    )
  },
)

test.each([countPhragmen, countSeqpav, countEes])(
  '%o: no more winners than seats, each with a supporter, and no seat vacant while there are such ideas',
  (count) => {
    fc.assert(
      fc.property(someApprovals, (election) => {
        const weighs = (weight?: { numerator: bigint }) => weight === undefined || weight.numerator > 0n
        const supported = election.candidates.filter(({ id }) =>
          election.ballots.some((ballot) => weighs(ballot.weight) && ballot.approvals.includes(id)),
        )
        expect(count(election).winners).toHaveLength(Math.min(election.seats, supported.length))
      }),
    )
  },
)

test.each([
  { rule: countScore, numbers: someNumbers(0, 10) },
  { rule: countStar, numbers: someNumbers(0, 5) },
  { rule: countUpDown, numbers: someNumbers(-1, 1) },
  { rule: countConsensus, numbers: someNumbers(-1, 1) },
  {
    rule: (count: Numbers) => countPoints({ ...count, pointsPerVoter: 12, pointsPerIdea: 6 }),
    numbers: someNumbers(-1, 7),
  },
  { rule: (count: Numbers) => countQuadratic({ ...count, credits: 30 }), numbers: someNumbers(-3, 4) },
])('%o: in whatever order voters and ideas come, the count is the same', ({ rule, numbers }) => {
  fc.assert(
    fc.property(twice(numbers), ([one, other]) => {
      expect(rule(other)).toEqual(rule(one))
    }),
  )
})

type Numbers = typeof someNumbers extends (...ends: number[]) => fc.Arbitrary<infer Election> ? Election : never

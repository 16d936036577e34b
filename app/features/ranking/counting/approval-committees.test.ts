import { describe, expect, test } from 'vitest'
import { needs, sharedData } from '#tests/shared-data.ts'
import { idsOf } from '#tests/some-elections.ts'
import { countApproval } from './count-approval.ts'
import { countEes } from './count-ees.ts'
import { countPhragmen } from './count-phragmen.ts'
import { countSeqpav } from './count-seqpav.ts'

type Instance = {
  id: string
  num_cand: number
  k: number
  profile: number[][]
  expected: Record<string, number[][]>
}

const file = 'oracles/abc-approval-committees.json'
const found = sharedData(file)
const instances: Instance[] = found ? JSON.parse(found).instances : []

describe.skipIf(!found)(needs('committees of abcvoting', file), () => {
  test('there are some', () => {
    expect(instances.length).toBeGreaterThan(30)
  })

  describe.each([
    { rule: 'av', count: countApproval },
    { rule: 'seqpav', count: countSeqpav },
    { rule: 'seqphragmen', count: countPhragmen },
    { rule: 'equal-shares', count: countEes },
  ])('$rule', ({ rule, count }) => {
    test.each(instances)('$id: one of the tied committees, whatever the lot', ({ num_cand, k, profile, expected }) => {
      const committees = (expected[rule] ?? []).map((committee) => committee.join())
      for (const seed of ['spring', 'summer', 'autumn']) {
        const elected = idsOf(
          count({
            candidates: Array.from({ length: num_cand }, (_, id) => ({ id: `${id}` })),
            ballots: profile.map((approved) => ({ approvals: approved.map(String) })),
            seats: k,
            seed,
          }),
        )
        expect(committees).toContain(
          elected
            .map(Number)
            .sort((one, other) => one - other)
            .join(),
        )
      }
    })
  })
})

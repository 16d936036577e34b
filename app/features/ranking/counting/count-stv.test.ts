import { expect, test } from 'vitest'
import { aCandidate, rankedBallots } from '#tests/ranked-ballots.ts'
import { countStvMeek } from './count-stv-meek.ts'
import { countStvScottish } from './count-stv-scottish.ts'

const base = { candidates: ['ana', 'bo', 'cy', 'di'].map(aCandidate), seats: 2, seed: 'seed' }
const ids = (result: { winners: { id: string }[] }) => result.winners.map(({ id }) => id)

test('the last vacancy is filled without a further transfer, unless asked for as some programs do', () => {
  const ballots = rankedBallots('ana > bo * 4', 'cy * 2')
  const candidates = base.candidates.slice(0, 3)
  const [lawful, printed] = [false, true].map((transferLast) =>
    countStvScottish({ ...base, candidates, ballots, transferLast }),
  )

  const transfers = (result = lawful) =>
    result?.stages.flatMap((stage) => (stage.stage === 'transfer' ? [stage.from] : []))
  expect(transfers(lawful)).toEqual(['ana'])
  expect(transfers(printed)).toEqual(['ana', 'bo'])
  expect(lawful?.winners).toEqual(printed?.winners)
  expect(lawful?.stages.at(-1)).toEqual({ stage: 'elected', round: 3, ids: ['cy'], because: 'last-vacancies' })
})

test('level surpluses: the one that was ahead at the latest stage at which they differed is passed on first', () => {
  const candidates = [...base.candidates, aCandidate('ex')]
  const ballots = rankedBallots('ana * 7', 'bo > cy > di * 6', 'ex > ana * 2', 'ex > bo * 3', 'cy * 5', 'di * 5')
  const { stages, winners } = countStvScottish({ ...base, seats: 3, candidates, ballots })

  const tie = { stage: 'tie', ids: ['ana', 'bo'], brokenBy: 'earlier-stage' }
  expect(stages).toContainEqual({ ...tie, round: 2, decides: 'place' })
  expect(stages).toContainEqual({ ...tie, round: 3, decides: 'transfer' })
  expect(winners.slice(0, 2)).toEqual([
    { id: 'ana', place: 1 },
    { id: 'bo', place: 2 },
  ])
})

test('level at the bottom: the one that had fewer votes at an earlier stage is excluded', () => {
  const ballots = rankedBallots('ana * 4', 'bo * 3', 'cy * 2', 'di > cy')

  expect(countStvScottish({ ...base, seats: 1, ballots }).stages).toContainEqual({
    stage: 'tie',
    round: 3,
    decides: 'exclusion',
    ids: ['bo', 'cy'],
    brokenBy: 'earlier-stage',
  })
})

test.each([{ rule: countStvScottish }, { rule: countStvMeek }])(
  'groups weigh the same, whatever their numbers',
  ({ rule }) => {
    const customers = rankedBallots('ana > bo * 900').map((one) => ({
      ...one,
      weight: { numerator: 1n, denominator: 1800n },
    }))
    const employees = rankedBallots('cy > di * 10').map((one) => ({
      ...one,
      weight: { numerator: 1n, denominator: 20n },
    }))
    const result = rule({ ...base, ballots: [...customers, ...employees] })

    expect(ids(result).sort()).toEqual(['ana', 'cy'])
    expect(ids(rule({ ...base, ballots: rankedBallots('ana > bo * 900', 'cy > di * 10') }))).toEqual(['ana', 'bo'])
  },
)

test('weighted ballots are scaled to a vote on average and cut to the decimals of the rule', () => {
  const ballots = rankedBallots('ana ^ 1', 'bo ^ 2', 'cy ^ 4')
  const [start, first] = countStvScottish({ ...base, ballots }).stages

  expect(start).toMatchObject({ valid: 3, total: '2.99999' })
  expect(first).toMatchObject({ votes: { ana: '0.42857', bo: '0.85714', cy: '1.71428', di: '0.00000' } })
})

test('a ballot without a clear first choice is void, and a shared rank ends a ballot', () => {
  const ballots = rankedBallots('ana = bo > cy', 'ana > bo = cy > di * 5', 'di')
  const { stages } = countStvScottish({ ...base, ballots })

  expect(stages[0]).toMatchObject({ ballots: 7, valid: 6, quota: '3.00000' })
  expect(stages).toContainEqual(expect.objectContaining({ stage: 'transfer', from: 'ana', nonTransferable: '2.00000' }))
})

test.each([{ rule: countStvScottish }, { rule: countStvMeek }])(
  'ideas without support leave a seat vacant',
  ({ rule }) => {
    const result = rule({ ...base, seats: 3, ballots: rankedBallots('ana * 3', 'bo') })

    expect(ids(result)).toEqual(['ana', 'bo'])
    expect(result.stages.at(-1)).toEqual({ stage: 'vacant', seats: 1 })
  },
)

test.each([{ rule: countStvScottish }, { rule: countStvMeek }])('below the quorum nobody takes part', ({ rule }) => {
  const quorum = { kind: 'supporters', minimum: 3 } as const
  const result = rule({ ...base, seats: 1, quorum, ballots: rankedBallots('ana * 3', 'bo > cy * 2', 'cy * 2') })

  expect(ids(result)).toEqual(['cy'])
  expect(result.stages[0]).toMatchObject({ outside: ['bo'] })
  expect(result.quorum).toEqual({ needed: 3, participants: 7, below: ['bo'] })
})

test('exactly the quota elects, and leaves nothing to pass on', () => {
  const { stages } = countStvScottish({
    ...base,
    ballots: rankedBallots('ana > cy * 3', 'bo * 2', 'cy * 2', 'di > bo'),
  })

  expect(stages).toContainEqual({ stage: 'elected', round: 1, ids: ['ana'], because: 'quota' })
  expect(stages).toContainEqual({ stage: 'elected', round: 2, ids: ['bo'], because: 'quota' })
  expect(stages.filter((stage) => stage.stage === 'transfer' && stage.of === 'surplus')).toEqual([])
})

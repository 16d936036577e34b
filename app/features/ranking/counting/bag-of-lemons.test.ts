import { expect, test } from 'vitest'
import { ideas } from '#tests/some-elections.ts'
import { bagOfLemons, lemonsFor } from './bag-of-lemons.ts'

const five = ['a', 'b', 'c', 'd', 'e']
const base = { candidates: ideas(...five), seed: 'seed', keep: 3 }
const helpers = (people: number, ...lemons: string[]) => Array.from({ length: people }, () => ({ shown: five, lemons }))

test('the ideas with the largest share of lemons are archived, as many as are too many', () => {
  const { kept, archived, stages } = bagOfLemons({ ...base, ballots: [...helpers(4, 'd'), ...helpers(3, 'e')] })

  expect(archived).toEqual(['e', 'd'])
  expect(kept).toEqual(expect.arrayContaining(['a', 'b', 'c']))
  expect(stages).toEqual([
    { stage: 'batches', helpers: 7, showings: 35, lemons: 7, invalid: 0 },
    {
      stage: 'lemons',
      ideas: [...kept, ...archived].map((id) => ({ id, shown: 7, lemons: { d: 4, e: 3 }[id] ?? 0 })),
    },
    { stage: 'archived', ids: ['e', 'd'], unproven: [] },
  ])
})

test('an idea that few have seen stays', () => {
  const { kept, archived, stages } = bagOfLemons({ ...base, ballots: helpers(4, 'd') })

  expect(archived).toEqual([])
  expect(kept).toHaveLength(5)
  expect(stages.at(-1)).toMatchObject({ unproven: expect.arrayContaining(['d']) })
})

test.each([
  { why: 'more lemons than one in five', ballot: { shown: five, lemons: ['a', 'b'] } },
  { why: 'a lemon nobody showed', ballot: { shown: ['a', 'b'], lemons: ['c'] } },
  { why: 'the same lemon twice', ballot: { shown: [...five, 'f', 'g', 'h', 'i', 'j'], lemons: ['a', 'a'] } },
  { why: 'too large a batch', ballot: { shown: Array.from({ length: 26 }, (_, id) => `${id}`), lemons: [] } },
])('not counted: $why', ({ ballot }) => {
  expect(bagOfLemons({ ...base, ballots: [ballot] }).stages[0]).toMatchObject({ invalid: 1, showings: 0 })
})

test.each([
  [25, 5],
  [24, 4],
  [4, 1],
])('a batch of %i ideas comes with %i lemons', (batch, lemons) => {
  expect(lemonsFor(batch)).toBe(lemons)
})

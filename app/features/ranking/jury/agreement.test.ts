import { expect, test } from 'vitest'
import { agreementOf, leans } from './agreement.ts'

const judged = (idea: string, ...scores: number[]) => scores.map((score, at) => ({ idea, juror: `j${at}`, score }))

test('jurors who say the same agree closely; those at both ends do not', () => {
  expect(agreementOf([...judged('a', 3, 3, 3), ...judged('b', 5, 5)], 4)).toMatchObject({
    difference: 0,
    level: 'close',
  })
  expect(agreementOf(judged('a', 2, 3), 4)).toMatchObject({ difference: 1, level: 'some' })
  expect(agreementOf(judged('a', 1, 5), 4)).toMatchObject({ difference: 4, level: 'wide' })
})

test('one judgement of an idea says nothing of agreement', () => {
  expect(agreementOf(judged('a', 4), 4)).toEqual({ difference: null, level: null, outliers: [] })
})

test('who stands far from two others who stand together is an outlier; of two, nobody is', () => {
  expect(agreementOf(judged('a', 5, 5, 1), 4).outliers).toEqual([{ idea: 'a', juror: 'j2', score: 1, others: 5 }])
  expect(agreementOf(judged('a', 4, 5, 3), 4).outliers).toEqual([])
  expect(agreementOf(judged('a', 5, 1), 4).outliers).toEqual([])
})

test('a juror leans from a quarter of the scale on', () => {
  expect([leans(-1.1, 4), leans(-1, 4), leans(0, 4), leans(1.2, 4)]).toEqual(['strict', null, null, 'lenient'])
})

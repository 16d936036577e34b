import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addFractions, fraction, multiplyFractions, ZERO } from '../fraction.ts'
import { solveExactly } from './solve-exactly.ts'

const small = fc.integer({ min: -9, max: 9 }).map(BigInt)
const systems = fc.integer({ min: 1, max: 5 }).chain((size) => {
  const row = fc.array(small, { minLength: size + 1, maxLength: size + 1 })
  return fc.array(row, { minLength: size, maxLength: size })
})

test('what is solved solves the equations, without a remainder', () => {
  fc.assert(
    fc.property(systems, (rows) => {
      let solved: ReturnType<typeof solveExactly>
      try {
        solved = solveExactly(rows)
      } catch {
        return
      }
      for (const row of rows) {
        const sum = solved.reduce(
          (all, x, at) => addFractions(all, multiplyFractions(x, fraction(row[at] ?? 0n))),
          ZERO,
        )
        expect(sum).toEqual(fraction(row.at(-1) ?? 0n))
      }
    }),
  )
})

test('equations that say the same twice have no single solution', () => {
  expect(() =>
    solveExactly([
      [1n, 2n, 3n],
      [2n, 4n, 6n],
    ]),
  ).toThrow(RangeError)
})

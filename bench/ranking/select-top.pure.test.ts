import fc from 'fast-check'
import { expect, test } from 'vitest'
import { selectTop } from './select-top.ts'

test('the best of any number of ideas, best first, level ones by lot, as sorting all of them would give', () => {
  const ideas = fc.array(fc.tuple(fc.nat(9), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 40 })
  fc.assert(
    fc.property(ideas, fc.integer({ min: 1, max: 12 }), (drawn, size) => {
      const scores = Float64Array.from(drawn, ([score]) => score)
      const lot = Float64Array.from(drawn, ([, one]) => one)
      const top = new Int32Array(size)
      const found = selectTop(top, drawn.length, scores, lot)
      const keys = (list: number[]) => list.map((idea) => [scores[idea], lot[idea]])
      const all = drawn.map((_, idea) => idea).sort((a, b) => scores[b]! - scores[a]! || lot[a]! - lot[b]!)
      expect(keys([...top.subarray(0, found)])).toEqual(keys(all.slice(0, size)))
    }),
  )
})

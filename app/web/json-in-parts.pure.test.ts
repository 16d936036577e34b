import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textOf } from '#tests/whole-file.ts'
import { jsonInParts } from './json-in-parts.ts'

async function* inPieces(items: unknown[], size: number) {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size)
}

test('says what JSON.stringify says, whatever it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      expect(await textOf(jsonInParts(value))).toBe(JSON.stringify(value, null, 2))
    }),
  )
})

test('lists that are read meanwhile, dates, and members that are not there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 4 }), async (items, size) => {
      const rest = { at: new Date(0), none: undefined, deep: { list: [undefined, { a: ['line\nbreak'] }] } }
      const said = await textOf(jsonInParts({ ...rest, items: inPieces(items, size) }))
      expect(said).toBe(JSON.stringify({ ...rest, items }, null, 2))
    }),
  )
})

test('a long list comes in many parts', async () => {
  let parts = 0
  for await (const part of jsonInParts({ list: Array.from({ length: 20_000 }, (_, id) => ({ id })) }))
    parts += part.length > 0 ? 1 : 0
  expect(parts).toBeGreaterThan(10)
})

test('a long list that lies deep comes in parts too, and says the same', async () => {
  const tallies = Array.from({ length: 20_000 }, (_, id) => ({ id, names: ['a', undefined], at: new Date(id) }))
  const value = {
    count: {
      stages: [
        { seats: [], tallies },
        { seats: [1], tallies: [] },
      ],
    },
    after: [[[[tallies]]]],
  }
  const parts: string[] = []
  for await (const part of jsonInParts(value)) parts.push(part)
  expect(parts.join('') === JSON.stringify(value, null, 2)).toBe(true)
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(64 * 1024)
})

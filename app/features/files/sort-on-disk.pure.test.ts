import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortedOnDisk } from './sort-on-disk.server.ts'

const pieces = (texts: string[], size = 3) =>
  (async function* () {
    for (let from = 0; from < texts.length; from += size) yield texts.slice(from, from + size)
  })()

async function sorted(texts: string[], most?: number) {
  const found: string[] = []
  for await (const piece of sortedOnDisk(pieces(texts), most)) {
    expect(piece.length).toBeGreaterThan(0)
    found.push(...piece)
  }
  return found
}

const oneLine = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\n'))

test('in the order of Array.sort, in memory and by many runs on the disk', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(oneLine), fc.integer({ min: 1, max: 60 }), async (texts, most) => {
      expect(await sorted(texts, most)).toEqual([...texts].sort())
    }),
  )
  const odd = ['b\u2028', '\u{1f514}', '\uffee', 'a\r', 'a', '', 'b\u2029c', 'a\u0000x']
  expect(await sorted(odd, 2)).toEqual([...odd].sort())
  expect(await sorted(odd)).toEqual([...odd].sort())
})

test('many texts, longer than what is read at once', async () => {
  const texts = Array.from({ length: 5000 }, (_, nth) => `${(nth * 7919) % 5003} ${'é'.repeat(nth % 90)}`)
  expect(await sorted(texts, 20_000)).toEqual([...texts].sort())
})

import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { drawLot } from './draw-lot.ts'

test('anyone with a seed, an idea id and a hash program draws the same lot', () => {
  const drawn = createHash('sha256').update('5eed').update('idea-7').digest('hex')

  expect(drawLot('5eed', 'idea-7')).toBe(drawn)
})

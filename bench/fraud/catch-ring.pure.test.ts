import { describe, expect, test } from 'vitest'
import { catchRing } from './catch-ring.ts'
import { rings } from './rings.ts'

const [people, puppets] = [10_000, 200]
/** Eleven worlds of ten thousand people: on a busy machine each takes its time. */
const timeout = 240_000

describe('200 sock-puppets among 10,000 honest voters', { timeout }, () => {
  test.each(rings.filter(({ reached }) => reached))('$name: they are named, hardly anybody honest is', (ring) => {
    const { ring: named, honest } = catchRing(11, people, puppets, ring)
    expect(named).toBeGreaterThanOrEqual(0.95)
    expect(honest).toBeLessThanOrEqual(0.01)
  })

  test.each(rings.filter(({ reached }) => !reached))('$name: openly not reached, and nobody honest pays', (ring) => {
    const { ring: named, honest } = catchRing(11, people, puppets, ring)
    expect(named).toBeLessThan(0.5)
    expect(honest).toBeLessThanOrEqual(0.01)
  })

  test('without a ring nobody to speak of is named', () => {
    expect(catchRing(12, people, puppets).honest).toBeLessThanOrEqual(0.01)
  })
})

import { expect, test } from 'vitest'
import { explorationShare } from './exploration-share.ts'

test.each([
  { visitors: 0, ideas: 0, share: 3 },
  { visitors: 0, ideas: 1, share: 5 },
  { visitors: 249, ideas: 100, share: 5 },
  { visitors: 250, ideas: 100, share: 3 },
  { visitors: 10_000, ideas: 500, share: 3 },
  { visitors: 10_000, ideas: 5_000, share: 5 },
])('$visitors visitors and $ideas ideas: one card in $share', ({ visitors, ideas, share }) => {
  expect(explorationShare(visitors, ideas)).toBe(share)
})

import { expect, test } from 'vitest'
import { judgeSimilarity } from './judge-similarity.ts'

test.each([
  { cosine: 0, called: 'different' },
  { cosine: 0.399, called: 'different' },
  { cosine: 0.4, called: 'similar' },
  { cosine: 0.699, called: 'similar' },
  { cosine: 0.7, called: 'same' },
  { cosine: 1, called: 'same' },
])('a cosine of $cosine is $called', ({ cosine, called }) => {
  expect(judgeSimilarity(cosine)).toBe(called)
})

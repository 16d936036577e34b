import { expect, test } from 'vitest'
import { becameOf } from '#app/features/people/became-of.ts'

const now = new Date('2026-03-01T10:00:00Z')
const yesterday = new Date('2026-02-28T10:00:00Z')
const tomorrow = new Date('2026-03-02T10:00:00Z')
const idea = {
  state: 'published',
  stateReason: '',
  turn: 'ours' as const,
  promisedBy: tomorrow,
  readAt: null,
  answeredAt: null,
  outcome: null,
  shortlistedAt: null,
  place: null,
}
const open = { state: 'open', kind: 'contest' }

test.each([
  ['gathering', {}, open],
  ['received', {}, { state: 'closed', kind: 'contest' }],
  ['read', { readAt: yesterday }, { state: 'closed', kind: 'contest' }],
  ['shortlisted', { shortlistedAt: yesterday }, open],
  ['held', { state: 'held' }, open],
  ['returned', { state: 'held', turn: 'theirs' as const }, open],
  ['withdrawn', { state: 'withdrawn' }, open],
  ['merged', { state: 'merged' }, open],
  ['hidden', { state: 'hidden' }, open],
  ['planned', { outcome: 'planned', shortlistedAt: yesterday }, open],
  ['under_review', { outcome: 'under review' }, open],
  ['under_review', { outcome: 'under-review' }, open],
] as const)('%s', (word, change, contest) => {
  expect(becameOf({ ...idea, ...change }, contest, now).became).toBe(word)
})

test('a promise stands until the answer, and is late after its day', () => {
  expect(becameOf(idea, open, now)).toMatchObject({ promisedBy: tomorrow, late: false })
  expect(becameOf({ ...idea, promisedBy: yesterday }, open, now)).toMatchObject({ late: true })
  expect(becameOf({ ...idea, answeredAt: yesterday }, open, now)).toMatchObject({ promisedBy: null, turn: 'none' })
  expect(becameOf({ ...idea, state: 'withdrawn' }, open, now)).toMatchObject({ promisedBy: null, turn: 'none' })
})

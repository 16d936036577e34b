import { expect, test } from 'vitest'
import { type CountedContest, countsVisible } from '#app/features/contests/counts-visible.ts'
import { visitor } from '#app/features/policy/viewer.ts'

const now = new Date('2026-03-20T12:00:00Z')
const contest: CountedContest = {
  id: 'c1',
  kind: 'contest',
  state: 'open',
  counts: 'hidden',
  votingUntil: new Date('2026-03-28T20:00:00Z'),
  closedAt: null,
}
const stranger = visitor('v1')
const account = { ...stranger, kind: 'account' as const }

test.each([
  ['a stranger', stranger, contest, false, false],
  ['somebody who has voted here', stranger, contest, true, true],
  ['a stranger where counts are shown', stranger, { ...contest, counts: 'shown' as const }, false, true],
  ['a stranger after the deadline', stranger, { ...contest, votingUntil: now }, false, true],
  ['a stranger a moment before it', stranger, { ...contest, votingUntil: new Date(now.getTime() + 1) }, false, false],
  ['a stranger after the close', stranger, { ...contest, state: 'closed' as const }, false, true],
  ['a stranger after a recorded closing', stranger, { ...contest, closedAt: now }, false, true],
  [
    'a stranger at a box, which never ends',
    stranger,
    { ...contest, kind: 'box' as const, votingUntil: null },
    false,
    false,
  ],
  ['its owner', { ...account, owns: ['c1'] }, contest, false, true],
  ['the owner of another contest', { ...account, owns: ['c2'] }, contest, false, false],
  ['a moderator', { ...account, role: 'moderator' as const }, contest, false, true],
  ['a juror', { ...account, judges: ['c1'] }, contest, false, false],
])('%s', (_, viewer, of, hasVoted, expected) => {
  expect(countsVisible(viewer, of, hasVoted, now)).toBe(expected)
})

import { expect, test } from 'vitest'
import { extendContest } from '#app/features/contests/extend-contest.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { contestNotesOf } from '#drizzle/queries/contest-notes.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { aContest, again, aModerator, anEmployee, aPerson, aVisitor } from '#tests/factory.ts'

const now = new Date('2026-03-10T09:00:00Z')
const closes = new Date('2026-03-28T19:00:00Z')
const later = new Date('2026-04-04T18:00:00Z')
const note = 'Many of you asked for **another week**.'

async function running(given: Partial<ContestRow> = {}) {
  const author = await anEmployee({ role: 'owner' })
  const dates = { ideasFrom: new Date('2026-03-02T09:00:00Z'), votingFrom: new Date('2026-03-02T09:00:00Z') }
  const ends = {
    ideasUntil: closes,
    votingUntil: closes,
    answerBy: new Date('2026-04-20T09:00:00Z'),
    timeZone: 'Europe/Madrid',
  }
  const contest = await aContest({ hostId: author.id, ...dates, ...ends, contractHash: 'abc', ...given })
  return { owner: await again(author), contest }
}

test('a later close is told to everybody with old and new date', async () => {
  const { owner, contest } = await running()
  expect(await extendContest(owner, contest.slug, { votingUntil: later, note }, now)).toMatchObject({ ok: true })

  expect(await findContest(aVisitor(), contest.slug)).toMatchObject({
    votingUntil: later,
    ideasUntil: closes,
    contractHash: 'abc',
  })
  const [written] = await contestNotesOf(contest.id)
  expect(written?.note.kind).toBe('extended')
  expect(written?.note.html).toContain('another week')
  expect(written?.note.text).toMatch(/28 March.*20:00/)
  expect(written?.note.text).toMatch(/4 April.*20:00/)
})

test.each([
  ['an earlier close', { votingUntil: new Date('2026-03-20T09:00:00Z') }, 'frozen'],
  ['a jury nobody was told of', { juryUntil: new Date('2026-04-10T09:00:00Z') }, 'frozen'],
  ['an earlier answer', { answerBy: new Date('2026-04-19T09:00:00Z') }, 'frozen'],
  ['nothing new', { votingUntil: closes }, 'nothing-extended'],
  ['ideas after the close', { ideasUntil: later }, 'ideas-after-close'],
  ['an answer promised for before the close', { votingUntil: new Date('2026-05-01T09:00:00Z') }, 'answer-first'],
])('%s is refused', async (_, dates, reason) => {
  const { owner, contest } = await running()
  expect(await extendContest(owner, contest.slug, { ...dates, note }, now)).toMatchObject({ ok: false, reason })
  expect(await findContest(owner, contest.slug)).toEqual(contest)
  expect(await contestNotesOf(contest.id)).toEqual([])
})

test('without a word to the public nothing is extended', async () => {
  const { owner, contest } = await running()
  expect(await extendContest(owner, contest.slug, { votingUntil: later, note: ' ' }, now)).toMatchObject({
    reason: 'note-missing',
  })
  expect(await findContest(owner, contest.slug)).toEqual(contest)
})

test('a vote that is over stays over; only the answer may take longer', async () => {
  const { owner, contest } = await running()
  const after = new Date('2026-03-29T09:00:00Z')
  expect(await extendContest(owner, contest.slug, { votingUntil: later, note }, after)).toMatchObject({
    reason: 'frozen',
  })
  const answerBy = new Date('2026-05-01T09:00:00Z')
  expect(await extendContest(owner, contest.slug, { answerBy, note }, after)).toMatchObject({ ok: true })
})

test('a closed contest is not opened again by a date', async () => {
  const { owner, contest } = await running({ state: 'closed', closedAt: now })
  expect(await extendContest(owner, contest.slug, { votingUntil: later, note }, now)).toMatchObject({
    reason: 'frozen',
  })
})

test('a draft is edited, not extended; and nobody extends the contest of another', async () => {
  const { owner, contest } = await running({ state: 'draft' })
  expect(await extendContest(owner, contest.slug, { votingUntil: later, note }, now)).toMatchObject({
    reason: 'not-open',
  })

  const open = await running()
  for (const stranger of [aVisitor(), await aPerson(), await anEmployee({ role: 'owner' }), await aModerator()]) {
    const trial = extendContest(stranger, open.contest.slug, { votingUntil: later, note }, now)
    await expect(trial).rejects.toMatchObject({ status: 404 })
  }
})

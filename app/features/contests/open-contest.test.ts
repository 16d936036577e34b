import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson } from '#app/features/contests/canonical-json.ts'
import { contractOf } from '#app/features/contests/contract-of.ts'
import { createContest } from '#app/features/contests/create-contest.server.ts'
import { editContest } from '#app/features/contests/edit-contest.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { openContest } from '#app/features/contests/open-contest.server.ts'
import type { ContestWish } from '#app/features/contests/setup/contest-wish.ts'
import { unheardEvents } from '#drizzle/queries/events.ts'
import { transitionsOf } from '#drizzle/queries/transitions.ts'
import { again, aModerator, anEmployee, aPerson, aVisitor } from '#tests/factory.ts'

const now = new Date('2026-03-02T09:00:00Z')
const closes = new Date('2026-03-28T19:00:00Z')
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

async function aDraft(wish: ContestWish = {}) {
  const author = await anEmployee({ role: 'owner' })
  const made = await createContest(author, { question: 'What would spare you the wait?', closes, ...wish }, now)
  if (!made.ok) throw new Error(made.reason)
  return { owner: await again(author), draft: made.contest }
}

async function opened(wish: ContestWish = {}) {
  const { owner, draft } = await aDraft(wish)
  const result = await openContest(owner, draft.slug, now)
  if (!result.ok) throw new Error(result.reason)
  return { owner, contest: await findContest(owner, draft.slug) }
}

test('an opened contest is there for everybody and begins at once', async () => {
  const { contest } = await opened()
  expect(contest).toMatchObject({
    state: 'open',
    ideasFrom: now,
    votingFrom: now,
    openedAt: now,
    announcedPhase: 'voting',
  })
  await expect(findContest(aVisitor(), contest.slug)).resolves.toMatchObject({ id: contest.id })
  expect((await transitionsOf(contest.id)).map(({ phase }) => phase)).toEqual(['voting'])
  expect((await unheardEvents(1000)).filter((event) => event.contestId === contest.id).map(({ kind }) => kind)).toEqual(
    ['contest.opened'],
  )
})

test('the contract says everything people rely on, and its hash is that of its text', async () => {
  const { contest } = await opened({
    brief: 'Wait **less**.',
    prizes: 'Lunch',
    tags: ['phone'],
    votesPerPerson: 3,
    quorum: 5,
  })
  const contract = JSON.parse(contest.contract as string)

  expect(contest.contractHash).toBe(sha256(contest.contract as string))
  expect(contest.contract).toBe(canonicalJson(contractOf(contest)))
  expect(contract).toMatchObject({
    ...{ question: 'What would spare you the wait?', brief: 'Wait **less**.', prizes: 'Lunch', tags: ['phone'] },
    ...{ audience: 'everyone', takePart: 'everyone', eligibility: 'confirmed', ballot: 'approve', rule: 'approval' },
    ...{
      votesPerPerson: 3,
      places: 3,
      budget: null,
      weights: null,
      readDays: 2,
      promiseDays: 5,
      moderation: 'after',
      counts: 'hidden',
    },
    quorum: { kind: 'supporters', needed: 5 },
    ties: ['supporters', 'cost', 'lot'],
    dates: {
      ideas: { from: now.toISOString(), until: closes.toISOString() },
      voting: { from: now.toISOString(), until: closes.toISOString() },
      jury: { until: null },
      answerBy: '2026-04-03T19:00:00.000Z',
    },
    seedHash: contest.seedHash,
  })
})

test('the seed is bound by its hash and not given away', async () => {
  const [first, second] = [(await opened()).contest, (await opened()).contest]
  expect(first.seed).toMatch(/^[0-9a-f]{64}$/)
  expect(first.seedHash).toBe(sha256(first.seed))
  expect(first.seed).not.toBe(second.seed)
  expect(first.contract).not.toContain(first.seed)
})

test.each<[string, ContestWish]>([
  ['the question', { question: 'Another?' }],
  ['the brief', { brief: 'Other words' }],
  ['a date', { closes: new Date('2026-05-01T09:00:00Z') }],
  ['who may take part', { eligibility: 'open' }],
  ['the number of places', { places: 10 }],
  ['the rule', { rule: 'ees' }],
  ['the prizes', { prizes: 'A car' }],
])('after opening %s is frozen', async (_, change) => {
  const { owner, contest } = await opened()
  expect(await editContest(owner, contest.slug, change, now)).toMatchObject({ ok: false, reason: 'frozen' })
  expect(await findContest(owner, contest.slug)).toEqual(contest)
})

test('opening twice changes nothing', async () => {
  const { owner, contest } = await opened()
  expect(await openContest(owner, contest.slug, new Date('2026-03-05T09:00:00Z'))).toMatchObject({ reason: 'frozen' })
  expect(await findContest(owner, contest.slug)).toEqual(contest)
})

test('a draft whose dates have passed, or with nobody invited, does not open', async () => {
  const { owner, draft } = await aDraft()
  expect(await openContest(owner, draft.slug, closes)).toEqual({ ok: false, reason: 'close-past', field: 'closes' })

  const closed = await aDraft({ audience: 'invited', takePart: 'invited' })
  const refused = { ok: false, reason: 'nobody-invited', field: 'invited' }
  expect(await openContest(closed.owner, closed.draft.slug, now)).toEqual(refused)
})

test('nobody opens the contest of another', async () => {
  const { draft } = await aDraft()
  for (const stranger of [aVisitor(), await aPerson(), await anEmployee({ role: 'owner' }), await aModerator()]) {
    await expect(openContest(stranger, draft.slug, now)).rejects.toMatchObject({ status: 404 })
  }
})

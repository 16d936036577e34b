import { expect, test } from 'vitest'
import { createContest } from '#app/features/contests/create-contest.server.ts'
import { findContest } from '#app/features/contests/find-contest.server.ts'
import { guestsOf } from '#drizzle/queries/contest-guests.ts'
import { again, aModerator, anAdmin, anEmployee, aPerson, aVisitor } from '#tests/factory.ts'

const now = new Date('2026-03-02T09:00:00Z')
const closes = new Date('2026-03-28T19:00:00Z')

const anOwner = () => anEmployee({ role: 'owner' })

async function created(wish: Parameters<typeof createContest>[1], owner?: Awaited<ReturnType<typeof anOwner>>) {
  const made = await createContest(owner ?? (await anOwner()), { closes, ...wish }, now)
  if (!made.ok) throw new Error(made.reason)
  return made.contest
}

test('one question and one date are enough for a contest', async () => {
  const contest = await created({ question: 'What would spare you the wait?' })

  expect(contest).toMatchObject({
    state: 'draft',
    kind: 'contest',
    title: 'What would spare you the wait?',
    slug: 'what-would-spare-you-the-wait',
    ideasFrom: null,
    ideasUntil: closes,
    votingFrom: null,
    votingUntil: closes,
    answerBy: new Date('2026-04-03T19:00:00Z'),
    eligibility: 'confirmed',
    votesPerPerson: null,
    places: 3,
    counts: 'hidden',
  })
})

test('a draft is there for its owner and administrators, and for nobody else', async () => {
  const owner = await anOwner()
  const contest = await created({ question: 'Why?' }, owner)

  await expect(findContest(await again(owner), contest.slug)).resolves.toMatchObject({ id: contest.id })
  await expect(findContest(await anAdmin(), contest.slug)).resolves.toMatchObject({ id: contest.id })
  for (const stranger of [aVisitor(), await aPerson(), await anOwner(), await aModerator()]) {
    await expect(findContest(stranger, contest.slug)).rejects.toMatchObject({ status: 404 })
  }
})

test('only those who may start contests start one', async () => {
  for (const stranger of [aVisitor(), await aPerson(), await anEmployee(), await aModerator()]) {
    await expect(createContest(stranger, { question: 'Why?' }, now)).rejects.toMatchObject({ status: 404 })
  }
})

test('titles that look alike get addresses of their own', async () => {
  const slugs = []
  for (const title of ['Без ожидания', 'Без ожидания', '¿Qué mejoramos?', '等待', 'new']) {
    slugs.push((await created({ title, question: 'Why?' })).slug)
  }
  expect(slugs.slice(0, 3)).toEqual(['bez-ozhidaniya', 'bez-ozhidaniya-2', 'que-mejoramos'])
  expect(slugs[3]).toMatch(/^contest-[0-9a-z]{12}$/)
  expect(slugs[4]).toBe('new-2')
})

test('nobody takes the short id of another contest as an address', async () => {
  const first = await created({ question: 'Why?' })
  const second = await created({ title: first.id, question: 'Why not?' })
  expect(second.slug).toBe(`${first.id}-2`)
})

test('the invited are kept by address and domain', async () => {
  const invited = { emails: ['ana@example.org'], domains: ['example.com'] }
  const contest = await created({ question: 'Why?', takePart: 'invited', audience: 'invited', invited })
  expect(await guestsOf(contest.id)).toEqual([
    { kind: 'domain', value: 'example.com' },
    { kind: 'email', value: 'ana@example.org' },
  ])
})

test.each([
  ['a close in the past', { closes: new Date('2026-03-01T09:00:00Z') }, 'close-past', 'closes'],
  ['ideas after the close', { ideasUntil: new Date('2026-04-01T09:00:00Z') }, 'ideas-after-close', 'ideasUntil'],
  [
    'a vote that begins after it ends',
    { votingFrom: new Date('2026-03-29T09:00:00Z') },
    'voting-end-first',
    'votingFrom',
  ],
  ['a jury before the close', { juryUntil: new Date('2026-03-20T09:00:00Z') }, 'jury-first', 'juryUntil'],
  ['an answer before the close', { answerBy: new Date('2026-03-27T09:00:00Z') }, 'answer-first', 'answerBy'],
  ['people who may take part but not see', { audience: 'employees' as const }, 'audience-narrow', 'audience'],
  ['no question', { question: '' }, 'question-missing', 'question'],
])('%s is refused beside its field', async (_, wish, reason, field) => {
  const refused = await createContest(await anOwner(), { question: 'Why?', closes, ...wish }, now)
  expect(refused).toEqual({ ok: false, reason, field })
})

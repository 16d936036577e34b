import { expect, test } from 'vitest'
import { pasteIdeas } from '#app/features/ideas/paste-ideas.server.ts'
import { searchIdeas } from '#app/features/ideas/search-ideas.server.ts'
import { submitIdea } from '#app/features/ideas/submit-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import { unheardEvents } from '#drizzle/queries/events.ts'
import { personById } from '#drizzle/queries/people.ts'
import { aContest, again, anEmployee, aPerson, aVisitor } from '#tests/factory.ts'

const idea = {
  title: 'Call me back at the hour I choose',
  body: '',
  beneath: '',
  beneathFor: 'everyone' as const,
  tags: [] as string[],
  pseudonym: '',
}

const minute = 60_000

test('a visitor proposes and becomes the guest who wrote it', async () => {
  const contest = await aContest()
  const visitor = aVisitor()
  const submitted = await submitIdea(visitor, contest.slug, { ...idea, pseudonym: 'Night owl' })
  expect(submitted).toMatchObject({
    ok: true,
    idea: { state: 'published', authorId: visitor.id, pseudonym: 'Night owl' },
  })
  expect(await personById(visitor.id)).toMatchObject({ kind: 'guest' })
  expect(await contestById(contest.id)).toMatchObject({ ideas: 1, participants: 1 })
})

test('what happened is said once', async () => {
  const contest = await aContest()
  const submitted = await submitIdea(await aPerson(), contest.slug, idea)
  const said = (await unheardEvents(1000)).filter((event) => submitted.ok && event.ideaId === submitted.idea.id)
  expect(said.map(({ kind }) => kind).sort()).toEqual(['idea.proposed', 'idea.published'])
})

test('an answer is promised in working days of the contest', async () => {
  const friday = new Date('2026-03-13T10:00:00Z')
  const dates = { ideasFrom: new Date('2026-03-01'), ideasUntil: new Date('2026-04-01') }
  const contest = await aContest({ ...dates, promiseDays: 5, timeZone: 'Europe/Madrid' })
  const submitted = await submitIdea(await aPerson(), contest.slug, idea, friday)
  expect(submitted.ok && submitted.idea.promisedBy?.toISOString()).toBe('2026-03-20T22:59:00.000Z')
})

test('where ideas are read first it is held: its author has it, others cannot find it, and it is not counted', async () => {
  const contest = await aContest({ moderation: 'before' })
  const author = await aPerson()
  const submitted = await submitIdea(author, contest.slug, { ...idea, title: 'Zebra crossing at the gate' })
  expect(submitted).toMatchObject({ ok: true, idea: { state: 'held', publishedAt: null } })
  expect(await contestById(contest.id)).toMatchObject({ ideas: 0 })
  expect((await searchIdeas(await aPerson(), { q: 'zebra crossing', contest: contest.slug })).total).toBe(0)
})

test('whoever moderates the contest does not wait for a moderator', async () => {
  const host = await anEmployee({ role: 'owner' })
  const contest = await aContest({ moderation: 'before', hostId: host.id })
  expect(await submitIdea(await again(host), contest.slug, idea)).toMatchObject({
    ok: true,
    idea: { state: 'published' },
  })
})

test('after the close nothing is taken, and two minutes later not even from a form opened before it', async () => {
  const ideasUntil = new Date('2026-03-10T20:00:00Z')
  const contest = await aContest({ ideasFrom: new Date('2026-03-01'), ideasUntil })
  const at = (ms: number) => new Date(ideasUntil.getTime() + ms)
  const late = { ok: false, reason: 'closed' }
  const author = await aPerson()
  expect(await submitIdea(author, contest.slug, idea, at(0))).toMatchObject(late)
  expect(await submitIdea(author, contest.slug, { ...idea, opened: at(-minute) }, at(2 * minute))).toMatchObject({
    ok: true,
  })
  expect(await submitIdea(author, contest.slug, { ...idea, opened: at(-minute) }, at(2 * minute + 1))).toMatchObject(
    late,
  )
  expect(await submitIdea(author, contest.slug, { ...idea, opened: at(1) }, at(minute))).toMatchObject(late)
})

test('a closing by hand knows no grace', async () => {
  const contest = await aContest({ state: 'closed', ideasUntil: new Date(Date.now() - 1000) })
  const opened = new Date(Date.now() - minute)
  expect(await submitIdea(await aPerson(), contest.slug, { ...idea, opened })).toMatchObject({
    ok: false,
    reason: 'closed',
  })
})

test('only topics the contest offers are taken', async () => {
  const contest = await aContest({ tags: ['phone', 'branch'] })
  const author = await aPerson()
  expect(await submitIdea(author, contest.slug, { ...idea, tags: ['pizza'] })).toMatchObject({ reason: 'tag-unknown' })
  expect(await submitIdea(author, contest.slug, { ...idea, tags: ['phone'] })).toMatchObject({
    idea: { tags: ['phone'] },
  })
})

test('who may not take part is turned away before anything is written', async () => {
  const inside = await aContest({ audience: 'employees', takePart: 'employees' })
  await expect(submitIdea(await aPerson(), inside.slug, idea)).rejects.toMatchObject({ status: 404 })
  const watched = await aContest({ audience: 'everyone', takePart: 'employees' })
  await expect(submitIdea(aVisitor(), watched.slug, idea)).rejects.toMatchObject({ status: 403 })
  expect(await contestById(watched.id)).toMatchObject({ ideas: 0, participants: 0 })
})

test.each([
  ['Devolver la llamada a la hora que yo elija', 'es'],
  ['Перезвоните мне в удобное время', 'ru'],
  ['Call me back when the queue is short', 'en'],
])('“%s” is kept as written in %s', async (title, language) => {
  const contest = await aContest()
  expect(await submitIdea(await aPerson(), contest.slug, { ...idea, title })).toMatchObject({ idea: { language } })
})

test('what lies beneath for the team only reaches no column others read', async () => {
  const contest = await aContest()
  const submitted = await submitIdea(await aPerson(), contest.slug, {
    ...idea,
    beneath: 'my secret illness',
    beneathFor: 'team',
  })
  expect(submitted).toMatchObject({ idea: { excerpt: '', beneath: 'my secret illness' } })
  expect((await searchIdeas(await aPerson(), { q: 'illness', contest: contest.slug })).total).toBe(0)
})

test('on the first day three ideas an hour are enough, from the second on the front door alone counts', async () => {
  const [contest, other] = [await aContest(), await aContest()]
  const now = new Date()
  const later = (minutes: number) => new Date(now.getTime() + minutes * minute)
  const [fresh, settled] = [await aPerson(), await aPerson({ createdAt: later(-25 * 60) })]
  const host = await again({ id: contest.hostId } as Viewer)
  const propose = async (viewer: Viewer, where: string, at = now) => {
    const submitted = await submitIdea(viewer, where, idea, at)
    return submitted.ok || submitted.reason
  }
  for (const where of [contest.id, other.id, contest.id]) expect(await propose(fresh, where)).toBe(true)
  expect(await propose(fresh, other.id, later(59))).toBe('new-here')
  expect(await propose(fresh, other.id, later(61))).toBe(true)
  for (const _ of [1, 2, 3, 4]) expect(await propose(settled, contest.id)).toBe(true)
  for (const _ of [1, 2, 3, 4]) expect(await propose(host, contest.id)).toBe(true)
  const guest = aVisitor()
  for (const allowed of [true, true, true, 'new-here']) expect(await propose(guest, contest.id)).toBe(allowed)
})

test('a list of more ideas than that is refused whole', async () => {
  const contest = await aContest()
  const fresh = await aPerson()
  const list = ['One idea here', 'Another idea', 'A third idea', 'The fourth one'].join('\n')
  const paste = (take: number[]) => pasteIdeas(fresh, contest, { list, take })
  expect(await paste([1, 2, 3, 4])).toMatchObject({ ok: false, reason: 'new-here' })
  expect((await contestById(contest.id))?.ideas).toBe(0)
  expect(await paste([1, 2, 3])).toEqual({ ok: true, added: 3 })
})

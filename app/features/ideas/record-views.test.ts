import { expect, test } from 'vitest'
import { noteSeen } from '#app/features/ideas/note-seen.server.ts'
import { flushViews, recordViews, wasShown } from '#app/features/ideas/record-views.server.ts'
import { signShown } from '#app/features/ideas/shown-list.server.ts'
import { fairScore } from '#app/features/ranking/orders/fair-score.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { aContest, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'

const viewsOf = async (ideaId: string) => (await ideaWithContest(ideaId))?.idea.views

test('a person counts once per idea, however often they look', async () => {
  const idea = await anIdea()
  const [one, other] = [aVisitor(), await aPerson()]
  recordViews(one.id, [idea.id, idea.id])
  await flushViews()
  recordViews(one.id, [idea.id])
  recordViews(other.id, [idea.id])
  await flushViews()

  const found = await ideaWithContest(idea.id)
  expect([found?.idea.views, found?.contest.views]).toEqual([2, 2])
  expect(found?.idea.fairScore).toBe(fairScore(0, 2, found?.contest.fairPrior as number))
})

test('many readers at once, in several contests, are counted exactly', async () => {
  const contests = [await aContest(), await aContest()]
  const ideas = await Promise.all([0, 0, 1].map((which) => anIdea({ contestId: contests[which]?.id })))
  for (let reader = 0; reader < 400; reader++)
    recordViews(
      `reader-${reader}`,
      ideas.slice(reader % 2).map((idea) => idea.id),
    )
  await Promise.all([flushViews(), flushViews()])
  expect(await Promise.all(ideas.map((idea) => viewsOf(idea.id)))).toEqual([200, 400, 400])
  expect((await contestById(contests[0]?.id as string))?.views).toBe(600)
})

test.each(['held', 'hidden', 'withdrawn'] as const)('an idea that is %s takes no views', async (state) => {
  const idea = await anIdea({ state })
  recordViews(aVisitor().id, [idea.id])
  await flushViews()
  expect(await viewsOf(idea.id)).toBe(0)
})

test('what waits to be written is known already', async () => {
  const idea = await anIdea()
  const reader = aVisitor()
  expect(await wasShown(idea.id, reader.id)).toBe(false)
  recordViews(reader.id, [idea.id])
  expect(await wasShown(idea.id, reader.id)).toBe(true)
  await flushViews()
  expect(await wasShown(idea.id, reader.id)).toBe(true)
})

test('only ideas of a list that we signed count, and only those that were on the screen', async () => {
  const contest = await aContest()
  const [first, second, elsewhere] = await Promise.all([1, 2, 3].map(() => anIdea({ contestId: contest.id })))
  const list = signShown(contest.id, [first?.id as string, second?.id as string])
  expect(await noteSeen(aVisitor(), list, [second?.id as string, elsewhere?.id as string])).toBe(true)
  expect(await noteSeen(aVisitor(), `${list.slice(0, -2)}xx`, [first?.id as string])).toBe(false)
  expect(await noteSeen(aVisitor(), list, [second?.id as string], new Date(Date.now() + 25 * 3_600_000))).toBe(false)
  await flushViews()
  expect(await Promise.all([first, second, elsewhere].map((idea) => viewsOf(idea?.id as string)))).toEqual([0, 1, 0])
})

test('a list handed on to somebody who may not see its contest counts nothing', async () => {
  const contest = await aContest({ audience: 'employees' })
  const idea = await anIdea({ contestId: contest.id })
  const list = signShown(contest.id, [idea.id])
  await noteSeen(aVisitor(), list)
  await flushViews()
  expect(await viewsOf(idea.id)).toBe(0)
  await noteSeen(await anEmployee(), list)
  await flushViews()
  expect(await viewsOf(idea.id)).toBe(1)
})

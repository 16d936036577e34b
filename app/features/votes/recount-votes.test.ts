import { expect, test } from 'vitest'
import { flushViews, recordViews } from '#app/features/ideas/record-views.server.ts'
import { fairPrior } from '#app/features/ranking/orders/fair-prior.ts'
import { fairScore } from '#app/features/ranking/orders/fair-score.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { recountVotes } from '#app/features/votes/recount-votes.server.ts'
import { renewFairPriors } from '#app/features/votes/renew-fair-priors.server.ts'
import { withdrawVote } from '#app/features/votes/withdraw-vote.server.ts'
import { transaction } from '#drizzle/database.ts'
import { type ContestRow, changeContest, contestById } from '#drizzle/queries/contests.ts'
import { changeIdea, ideaWithContest } from '#drizzle/queries/ideas.ts'
import { aContest, anIdea, aPerson, aVisitor } from '#tests/factory.ts'

/** A contest in which people looked, voted and changed their minds. */
async function aLivelyContest() {
  const contest = await aContest()
  const ideas = await Promise.all(Array.from({ length: 4 }, () => anIdea({ contestId: contest.id })))
  const people = await Promise.all(Array.from({ length: 5 }, () => aPerson()))
  for (const person of people)
    recordViews(
      person.id,
      ideas.slice(0, 3).map((idea) => idea.id),
    )
  await Promise.all(people.flatMap((person) => ideas.slice(1).map((idea) => castVote(person, idea.id))))
  await castVote(aVisitor(), ideas[0]?.id as string)
  await withdrawVote(people[0] as (typeof people)[0], ideas[1]?.id as string)
  await flushViews()
  // As publishing sets them and the factory does not.
  await transaction(() => changeContest(contest.id, { ideas: 4 }))
  await recountVotes()
  return { contest, ideas, people }
}

test('what people did is what the counters say', async () => {
  const { contest, ideas, people } = await aLivelyContest()
  const now = await contestById(contest.id)
  expect([now?.votes, now?.listVotes, now?.views, now?.participants]).toEqual([14, 9, 15, 6])
  expect((await ideaWithContest(ideas[1]?.id as string))?.idea).toMatchObject({ votes: 4, listVotes: 4, views: 5 })
  await castVote(people[0] as (typeof people)[0], ideas[1]?.id as string)
  recordViews(aVisitor().id, [ideas[3]?.id as string])
  expect(await recountVotes()).toEqual([])
})

test.each([
  'votes',
  'provisional',
  'views',
  'listVotes',
  'comments',
  'commentsFor',
  'fairScore',
  'trendingScore',
] as const)('a wrong counter of an idea (%s) is found, told and mended', async (counter) => {
  const { ideas } = await aLivelyContest()
  const id = ideas[2]?.id as string
  const right = (await ideaWithContest(id))?.idea[counter] as number
  await transaction(() => changeIdea(id, { [counter]: right + 3 }))

  expect(await recountVotes()).toEqual([
    { kind: 'idea', id, counter, stored: right + 3, counted: expect.closeTo(right, 6) },
  ])

  expect((await ideaWithContest(id))?.idea[counter]).toBeCloseTo(right, 6)
  expect(await recountVotes()).toEqual([])
})

test.each(['votes', 'views', 'listVotes', 'participants', 'ideas'] as const)(
  'a wrong counter of a contest (%s) is found, told and mended',
  async (counter) => {
    const { contest } = await aLivelyContest()
    const right = (await contestById(contest.id))?.[counter] as number
    await transaction(() => changeContest(contest.id, { [counter]: right - 2 }))

    expect(await recountVotes()).toEqual([
      { kind: 'contest', id: contest.id, counter, stored: right - 2, counted: right },
    ])

    expect((await contestById(contest.id))?.[counter]).toBe(right)
  },
)

test('the hourly renewal moves what is believed of unseen ideas, and every fair score with it', async () => {
  const { contest, ideas } = await aLivelyContest()
  await transaction(() => changeIdea(ideas[3]?.id as string, { fairScore: 0 }))

  expect(await renewFairPriors()).toBeGreaterThan(0)

  const now = (await contestById(contest.id)) as ContestRow
  expect(now.fairPrior).toBe(fairPrior(9, 15))
  for (const { id } of ideas) {
    const { views, listVotes, fairScore: score } = (await ideaWithContest(id))?.idea ?? {}
    expect(score).toBe(fairScore(listVotes as number, views as number, now.fairPrior))
  }
  expect(await renewFairPriors()).toBe(0)
})

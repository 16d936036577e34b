import { describe, expect, test } from 'vitest'
import { orders } from '#app/features/ideas/orders.ts'
import { whyHere } from '#app/features/ideas/why-here.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { requestContext, runInRequestContext } from '#app/web/request-context.server.ts'
import { transaction } from '#drizzle/database.ts'
import { changeContest } from '#drizzle/queries/contests.ts'
import { aContest, anIdea, aPerson, aVisitor } from '#tests/factory.ts'

/** Three ideas with 9, 7 and 7 votes. */
async function aRace() {
  const contest = await aContest()
  const [first, second, third] = await Promise.all([
    anIdea({ contestId: contest.id, votes: 9, views: 90, listVotes: 9, fairScore: 0.3, lot: 1 }),
    anIdea({ contestId: contest.id, votes: 7, views: 30, listVotes: 7, fairScore: 0.4, lot: 3 }),
    anIdea({ contestId: contest.id, votes: 7, views: 0, listVotes: 0, fairScore: 0.2, lot: 2 }),
  ])
  return { contest, first, second, third }
}

describe('the place and its numbers', () => {
  test('by votes: how many, and how far behind', async () => {
    const { first, second, third } = await aRace()
    const why = async (id: string) => whyHere(aVisitor(), id, 'top')
    expect(await why(first.id)).toMatchObject({ rank: 1, band: 'ahead', numbers: { votes: 9, behindBy: 0 } })
    expect(await why(second.id)).toMatchObject({
      rank: 2,
      band: 'tied',
      numbers: { votes: 7, behindBy: 2, sameVotes: 1 },
    })
    expect(await why(third.id)).toMatchObject({ rank: 3, band: 'tied' })
    expect((await why(first.id)).sentence).toContain('9 votes, none left out')
  })

  test('fair: the rule in one sentence, and the idea’s own figures', async () => {
    const { contest, first, second } = await aRace()
    await transaction(() => changeContest(contest.id, { views: 120, ideas: 3 }))
    const { rank, sentence, numbers } = await whyHere(aVisitor(), first.id, 'fair')
    expect([rank, numbers.views, numbers.listVotes]).toEqual([2, 90, 9])
    expect(sentence).toContain(
      'Every third idea here is one that few people have seen yet; the others are ordered by how many of those who saw them support them.',
    )
    expect((await whyHere(aVisitor(), second.id, 'fair')).rank).toBe(1)
  })

  test('while views are scarce it is every fifth, and the sentence says so', async () => {
    const { contest, first } = await aRace()
    await transaction(() => changeContest(contest.id, { views: 40, ideas: 3 }))
    expect((await whyHere(aVisitor(), first.id, 'fair')).sentence).toContain('Every fifth idea')
  })

  test.each(orders)('%s is explained in all three languages', async (order) => {
    const { second } = await aRace()
    const said = await Promise.all(
      (['en', 'es', 'ru'] as const).map((locale) =>
        runInRequestContext({ ...requestContext(), locale, cache: new Map() }, () =>
          whyHere(aVisitor(), second.id, order),
        ),
      ),
    )
    expect(new Set(said.map((why) => why.sentence)).size).toBe(3)
    for (const why of said) expect(why.sentence).not.toMatch(/ranking_|votes_|\{|undefined|NaN/)
  })
})

test('hidden counts are in no answer until the reader has voted', async () => {
  const contest = await aContest({ counts: 'hidden' })
  const idea = await anIdea({ contestId: contest.id, votes: 86_417, listVotes: 86_412, views: 90_000, fairScore: 0.5 })
  const reader = await aPerson()
  for (const order of orders) {
    const { numbers, sentence, countsHidden } = await whyHere(reader, idea.id, order)
    expect(countsHidden).toBe(true)
    expect(JSON.stringify([numbers, sentence])).not.toMatch(/864\d\d/)
  }
  expect((await whyHere(reader, idea.id, 'top')).order).toBe('fair')

  await castVote(reader, idea.id)

  expect(await whyHere(reader, idea.id, 'top')).toMatchObject({ order: 'top', numbers: { votes: 86_418 } })
})

test('an idea that was taken down explains nothing', async () => {
  const idea = await anIdea({ state: 'hidden' })
  await expect(whyHere(aVisitor(), idea.id)).rejects.toMatchObject({ status: 403 })
  await expect(whyHere(aVisitor(), 'nothing')).rejects.toMatchObject({ status: 404 })
})

import { beforeAll, expect, test } from 'vitest'
import { listIdeas } from '#app/features/ideas/list-ideas.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newShortId } from '#drizzle/ids.ts'
import { addIdea } from '#drizzle/queries/ideas.ts'
import { asked, hearQuestions } from '#tests/asked.ts'
import { aContest, aPerson, aVisitor } from '#tests/factory.ts'

beforeAll(hearQuestions)

const unseen = 60

/** A contest where nobody has seen sixty ideas and everybody thirty others, which therefore stand first by fair score. */
async function halfSeen() {
  const contest = await aContest({ views: 100_000, ideas: 90 })
  const author = await aPerson()
  await transaction(async () => {
    for (let nth = 0; nth < 90; nth++)
      await addIdea({
        ...{ id: newShortId(), contestId: contest.id, authorId: author.id, title: `Idea ${nth}`, state: 'published' },
        ...{ lot: (nth * 2_654_435_761) % 2 ** 31, publishedAt: new Date() },
        ...(nth < unseen ? { views: 0, fairScore: 0.1 } : { views: 500 + nth, fairScore: 0.5 + nth / 1000 }),
      })
  })
  return contest
}

test('of the ideas nobody has seen only those are read that stand on the page', async () => {
  const contest = await halfSeen()
  const { answer, questions } = await asked(() => listIdeas(aVisitor(), contest, { order: 'fair', limit: 20 }))
  const quiet = answer.items.filter(({ title }) => Number(title.replace('Idea ', '')) < unseen)
  const [shuffled, ...others] = questions.filter(({ text }) => text.includes('union all'))
  expect(others).toEqual([])
  expect([6, 7]).toContain(quiet.length)
  // Seven of twenty-one turns are theirs at most; the limit stands last.
  expect(shuffled?.values.at(-1)).toBe(7)
})

import { beforeAll, expect, test } from 'vitest'
import { listIdeas } from '#app/features/ideas/list-ideas.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newShortId } from '#drizzle/ids.ts'
import { addIdea } from '#drizzle/queries/ideas.ts'
import { asked, hearQuestions } from '#tests/asked.ts'
import { aContest, aPerson, aVisitor } from '#tests/factory.ts'

beforeAll(hearQuestions)

const seen = 30

/** A contest where nobody has seen some ideas and everybody thirty others, which therefore stand first by fair score. */
async function partlySeen(unseen: number) {
  const ideas = unseen + seen
  const contest = await aContest({ views: 100_000, ideas })
  const author = await aPerson()
  await transaction(async () => {
    for (let nth = 0; nth < ideas; nth++)
      await addIdea({
        ...{ id: newShortId(), contestId: contest.id, authorId: author.id, title: `Idea ${nth}`, state: 'published' },
        ...{ lot: (nth * 2_654_435_761) % 2 ** 31, publishedAt: new Date() },
        ...(nth < unseen ? { views: 0, fairScore: 0.1 } : { views: 500 + nth, fairScore: 0.5 + nth / 1000 }),
      })
  })
  return contest
}

test('of the ideas nobody has seen only those are read that stand on the page', async () => {
  const unseen = 120
  const contest = await partlySeen(unseen)
  const { answer, questions } = await asked(() => listIdeas(aVisitor(), contest, { order: 'fair', limit: 20 }))
  const quiet = answer.items.filter(({ title }) => Number(title.replace('Idea ', '')) < unseen)
  const [shuffled, ...others] = questions.filter(({ text }) => text.includes('union all'))
  expect(others).toEqual([])
  expect([6, 7]).toContain(quiet.length)
  // Seven of twenty-one turns are theirs at most; the limit stands last.
  expect(shuffled?.values.at(-1)).toBe(7)
})

test('where few ideas are level they are read once for everybody, and each reader has them in their own order', async () => {
  const contest = await partlySeen(60)
  const [one, other] = [aVisitor(), aVisitor()]
  const titles = async (reader: typeof one) =>
    (await listIdeas(reader, contest, { order: 'quiet', limit: 20 })).items.map(({ title }) => title)
  const first = await titles(one)
  const { answer: second, questions } = await asked(() => titles(other))
  expect(questions.filter(({ text }) => /from "ideas"/.test(text) && !/join/.test(text))).toEqual([])
  expect(second).not.toEqual(first)
  expect(await titles(one)).toEqual(first)
})

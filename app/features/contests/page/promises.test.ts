import { expect, test } from 'vitest'
import { contestRecord, countPromises, promisesKept } from '#app/features/contests/page/promises.server.ts'
import { m } from '#app/paraglide/messages.js'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addAnswer } from '#drizzle/queries/answers.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'
import { aContest, anIdea } from '#tests/factory.ts'

const day = (n: number) => new Date(Date.UTC(2026, 2, n))

/** An answer given at `at` to what was asked on the 5th and promised for the 10th. */
async function answered(contestId: string, at: Date, given: Partial<IdeaRow> = {}) {
  const idea = await anIdea({ contestId, promisedBy: day(10), answeredAt: at, turn: 'none', ...given })
  const words = { outcome: 'planned' as const, text: 'Yes', html: '<p>Yes</p>', authorId: idea.authorId }
  const clock = { promisedBy: day(10), askedAt: day(5) }
  await transaction(() => addAnswer({ id: newId(), ideaId: idea.id, ...words, ...clock, createdAt: at }))
  return idea
}

test('the record tells how many promised answers came in time, and the median of days they took', async () => {
  expect(await promisesKept()).toBeNull()
  const contest = await aContest()
  const contestId = contest.id
  expect(await contestRecord(contest, day(15))).toBeNull()
  for (const given of [day(6), day(8), day(10), day(12)]) await answered(contestId, given)
  await anIdea({ contestId, promisedBy: day(10) })
  await anIdea({ contestId, promisedBy: day(20) })
  await anIdea({ contestId })
  await anIdea({ contestId, promisedBy: day(10), state: 'hidden' })
  await answered(contestId, day(20), { state: 'hidden' })
  await answered((await aContest({ audience: 'employees', takePart: 'employees' })).id, day(30))

  expect(await countPromises(day(15))).toEqual({ kept: 3, late: 1, broken: 1, days: 3 })
  expect(await promisesKept()).toBe(m.contests_record({ n: 3, percent: '60%', late: 2 }))
  const record = m.contests_record({ n: 3, percent: '50%', late: 3 })
  expect(await contestRecord(contest, day(21))).toBe(record)
  expect(await contestRecord({ ...contest, ideas: 100_000 }, day(21))).toBe(record)
})

test('a correction that nobody waited for is no answer given in time', async () => {
  const contest = await aContest()
  const contestId = contest.id
  const idea = await answered(contestId, day(12))
  const words = { outcome: 'done' as const, text: 'Done', html: '<p>Done</p>', authorId: idea.authorId }
  await transaction(() => addAnswer({ id: newId(), ideaId: idea.id, ...words, createdAt: day(13) }))
  expect(await contestRecord(contest, day(15))).toBe(m.contests_record({ n: 7, percent: '0%', late: 1 }))
})

test('what was promised inside the organisation stays inside', async () => {
  const { id: contestId } = await aContest({ audience: 'employees', takePart: 'employees' })
  const before = await countPromises(day(15))
  await anIdea({ contestId, promisedBy: day(10) })
  await answered(contestId, day(12))
  expect(await countPromises(day(15))).toEqual(before)
})

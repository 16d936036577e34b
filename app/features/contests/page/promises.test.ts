import { expect, test } from 'vitest'
import { countPromises, promisesKept } from '#app/features/contests/page/promises.server.ts'
import { aContest, anIdea } from '#tests/factory.ts'

const day = (n: number) => new Date(Date.UTC(2026, 2, n))

test('the front page tells how many promised answers came in time, late, or not at all', async () => {
  expect(await promisesKept()).toBeNull()
  const { id: contestId } = await aContest()
  await anIdea({ contestId, promisedBy: day(10), answeredAt: day(10) })
  await anIdea({ contestId, promisedBy: day(10), answeredAt: day(9) })
  await anIdea({ contestId, promisedBy: day(10), answeredAt: day(11) })
  await anIdea({ contestId, promisedBy: day(10) })
  await anIdea({ contestId, promisedBy: day(20) })
  await anIdea({ contestId })
  await anIdea({ contestId, promisedBy: day(10), state: 'hidden' })

  expect(await countPromises(day(15))).toEqual({ kept: 2, late: 1, broken: 1 })
  expect(await promisesKept()).toEqual({ kept: 2, late: 1, broken: 1 })
  expect(await countPromises(day(21))).toEqual({ kept: 2, late: 1, broken: 2 })
})

test('what was promised inside the organisation stays inside', async () => {
  const { id: contestId } = await aContest({ audience: 'employees', takePart: 'employees' })
  const before = await countPromises(day(15))
  await anIdea({ contestId, promisedBy: day(10) })
  expect(await countPromises(day(15))).toEqual(before)
})

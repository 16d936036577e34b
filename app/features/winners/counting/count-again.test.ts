import { expect, test } from 'vitest'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { restLeft } from '#app/features/winners/counting/count-again.ts'
import { countOf } from '#app/features/winners/counting/count-of.server.ts'
import { countsAreMissing, makeCounts } from '#app/features/winners/counting/make-counts.server.ts'
import { officialCountOf } from '#app/features/winners/official-count-of.server.ts'
import { loader as countByApi } from '#app/routes/channels/count.ts'
import { transaction } from '#drizzle/database.ts'
import { type ContestRow, changeContest, contestById } from '#drizzle/queries/contests.ts'
import { aDividedContest } from '#tests/divided-contest.ts'
import { aRequest } from '#tests/factory.ts'

const now = async (id: string) => (await contestById(id)) as ContestRow
const seconds = (n: number) => new Date(Date.UTC(2030, 0, 1) + n * 1000)

/** A closed contest whose count nobody has made yet. */
async function aClosedContest() {
  const { contest } = await aDividedContest({ rule: 'ees' })
  await transaction(() => changeContest(contest.id, { state: 'closed', closedAt: new Date() }))
  return now(contest.id)
}

test('a count that always fails is tried less and less often, and made once it can be', async () => {
  const { id, places } = await aClosedContest()
  await transaction(() => changeContest(id, { places: -1 }))
  const tries: number[] = []
  for (let at = 0; at < 400; at += 5) {
    if (!(await countsAreMissing(seconds(at)))) continue
    await expect(makeCounts(seconds(at))).rejects.toThrow('whole number')
    tries.push(at)
  }
  expect(tries).toEqual([0, 10, 30, 70, 150, 310])

  await transaction(() => changeContest(id, { places }))
  expect(await countsAreMissing(seconds(400))).toBe(false)
  await makeCounts(seconds(400))
  expect(await officialCountOf(await now(id))).toBeUndefined()
  await makeCounts(seconds(640))
  expect(await officialCountOf(await now(id))).toMatchObject({ rule: 'ees' })
  expect(restLeft(id, seconds(640))).toBe(0)
})

test('pages do not try a resting count again: they answer 503 and say when', async () => {
  const { id, slug } = await aClosedContest()
  await transaction(() => changeContest(id, { places: -1 }))
  const first = await countOf(await now(id)).catch((refused: Response) => refused)
  expect(first).toMatchObject({ status: 503 })
  expect(Number((first as Response).headers.get('Retry-After'))).toBeGreaterThan(5)
  const request = aRequest(`/api/v1/contests/${slug}/count`)
  const answer = await countByApi({ request, params: { contest: slug }, context: {} })
  expect(answer.status).toBe(503)
  expect(Number(answer.headers.get('Retry-After'))).toBeLessThanOrEqual(10)
  expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(5)
})

test('a count that outlasts the wait answers 503 with a time, goes on, and is there then', async () => {
  const contest = await aClosedContest()
  const refused = await countOf(contest, new Date(), 0).catch((answer: Response) => answer)
  expect(refused).toMatchObject({ status: 503 })
  expect((refused as Response).headers.get('Retry-After')).toBe('5')
  expect(await countOf(contest)).toMatchObject({ contest: contest.id, rule: 'ees' })
  expect(await officialCountOf(contest)).toMatchObject({ contest: contest.id })
})

test('a close whose count fails is a close all the same', async () => {
  const { owner, contest } = await aDividedContest({ rule: 'ees' })
  await transaction(() => changeContest(contest.id, { places: -1 }))
  const closed = await closeContest(owner, contest.slug, 'Done.')
  expect(closed).toMatchObject({ ok: true, contest: { state: 'closed' } })
  expect(closed.ok && closed.count).toBeUndefined()
})

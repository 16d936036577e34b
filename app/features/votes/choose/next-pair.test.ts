import { expect, test } from 'vitest'
import { pairKey } from '#app/features/ranking/pairs/pair-key.ts'
import { nextPair } from '#app/features/votes/choose/next-pair.server.ts'
import { transaction } from '#drizzle/database.ts'
import { addComparison, leastMet, metBehind } from '#drizzle/queries/comparisons.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { aContestToCompare, answerAll, compare } from '#tests/comparing.ts'
import { anIdea, aPerson, aVisitor } from '#tests/factory.ts'

test('one person meets every pair once, is told how far they are, and comes to a calm end', async () => {
  const { contest } = await aContestToCompare(6)
  const customer = await aPerson()
  const goals: number[][] = []
  const asked: string[] = []
  for (;;) {
    const { pair, done, goal } = await nextPair(customer, contest.id)
    goals.push([done, goal])
    if (!pair) break
    asked.push(pairKey(...pair))
    await compare(customer, contest, pair)
  }
  expect(new Set(asked).size).toBe(15)
  expect(goals[0]).toEqual([0, 10])
  expect(goals[9]).toEqual([9, 10])
  expect(goals[10]).toEqual([10, 15])
  expect(goals.at(-1)).toEqual([15, 15])
})

test('nothing is asked where there are fewer than two ideas', async () => {
  const { contest } = await aContestToCompare(1)
  expect(await nextPair(await aPerson(), contest.id)).toEqual({ pair: null, done: 0, goal: 0 })
  expect(await nextPair(aVisitor(), contest.id)).toEqual({ pair: null, done: 0, goal: 0 })
  await anIdea({ contestId: contest.id })
  expect(await nextPair(aVisitor(), contest.id)).toMatchObject({
    pair: [expect.any(String), expect.any(String)],
    goal: 1,
  })
})

test('the pair stays the same until somebody answers, for strangers too', async () => {
  const { contest } = await aContestToCompare(30)
  const customer = await aPerson()
  const first = await nextPair(customer, contest.id)
  expect(await nextPair(customer, contest.id)).toEqual(first)
  expect(await nextPair(aVisitor(), contest.id)).toEqual(await nextPair(aVisitor(), contest.id))
})

test('a new idea comes next, and ideas nobody has met come before all others', async () => {
  const { contest } = await aContestToCompare(8)
  for (let n = 0; n < 3; n++) await answerAll(await aPerson(), contest, 8)
  const fresh = await anIdea({ contestId: contest.id })
  expect((await nextPair(await aPerson(), contest.id)).pair).toContain(fresh.id)
})

test('readers begin at different ideas, and sides are not always the same', async () => {
  const { contest } = await aContestToCompare(40)
  const pairs = []
  for (let n = 0; n < 12; n++) pairs.push((await nextPair(await aPerson(), contest.id)).pair as [string, string])
  expect(new Set(pairs.map((pair) => pairKey(...pair))).size).toBeGreaterThan(3)

  const { contest: small } = await aContestToCompare(2)
  const firsts = new Set<string | undefined>()
  for (let n = 0; n < 24; n++) firsts.add((await nextPair(await aPerson(), small.id)).pair?.[0])
  expect(firsts.size).toBe(2)
})

test('who has been through the least met two dozen goes on with the others, to the very last pair', async () => {
  const { contest, ideas } = await aContestToCompare(27)
  const customer = await aPerson()
  const ids = ideas.map(({ id }) => id).sort()
  const pairs = ids.flatMap((one, at) => ids.slice(at + 1).map((other) => [one, other] as const))
  const left = [pairKey(ids[3] as string, ids[20] as string), pairKey(ids[25] as string, ids[26] as string)]
  await transaction(async () => {
    const asked = pairs.filter(([one, other]) => !left.includes(pairKey(one, other)))
    for (const [at, [oneId, otherId]] of asked.entries()) {
      const row = { contestId: contest.id, personId: customer.id, oneId, otherId, said: 'neither' as const }
      await addComparison({ ...row, state: 'counted', seq: at + 1 })
    }
    // The last pair hides among those that everybody else has met most.
    for (const [at, id] of ids.entries()) await changeIdea(id, { met: at })
  })
  const asked = (await answerAll(customer, contest, 10)).map((pair) => pairKey(...pair))
  expect(asked.sort()).toEqual(left.sort())
  expect(await nextPair(customer, contest.id)).toMatchObject({ pair: null, done: 351, goal: 351 })
})

test('ideas come by how few they met, those that met as few from the reader’s own place on', async () => {
  const { contest, ideas } = await aContestToCompare(5)
  const stranger = aVisitor()
  await transaction(async () => {
    for (const [at, { id }] of ideas.entries())
      await changeIdea(id, { lot: 100 * at, met: at === 1 ? 2 : at === 2 ? 1 : 0 })
  })
  const at = async (start: number, limit: number) =>
    (await leastMet(contest.id, stranger.id, start, limit)).map(({ id }) => ideas.findIndex((idea) => idea.id === id))
  expect(await at(0, 9)).toEqual([0, 3, 4, 2, 1])
  expect(await at(350, 9)).toEqual([4, 0, 3, 2, 1])
  expect(await at(350, 2)).toEqual([4, 0])
  const behind = await metBehind(contest.id, stranger.id, { met: 0, lot: 300 }, 9)
  expect(behind.map(({ id }) => ideas.findIndex((idea) => idea.id === id))).toEqual([4, 2, 1])
})

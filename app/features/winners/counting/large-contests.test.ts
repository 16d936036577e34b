import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { countContest } from '#app/features/winners/count-contest.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import { countsAreMissing, makeCounts } from '#app/features/winners/counting/make-counts.server.ts'
import { deskOf } from '#app/features/winners/desk/desk-of.server.ts'
import { officialCountOf } from '#app/features/winners/official-count-of.server.ts'
import { db, transaction } from '#drizzle/database.ts'
import { type ContestRow, changeContest, contestById } from '#drizzle/queries/contests.ts'
import { supportOf } from '#drizzle/queries/counting.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { addVote } from '#drizzle/queries/votes.ts'
import { auditLog } from '#drizzle/schema/index.ts'
import { aDividedContest } from '#tests/divided-contest.ts'
import { anIdea, aPerson } from '#tests/factory.ts'

const now = async ({ id }: Pick<ContestRow, 'id'>) => (await contestById(id)) as ContestRow

/** A contest that counts as a large one: its counters say so, and nothing else is asked. */
async function aLargeContest(given: Parameters<typeof aDividedContest>[0] = {}) {
  const made = await aDividedContest(given)
  await anIdea({ contestId: made.contest.id, state: 'hidden' })
  const small = await countContest(made.owner, made.contest.slug)
  await transaction(() => changeContest(made.contest.id, { ideas: 100_000 }))
  return { ...made, small }
}

test('summed up aside it has the same count, to the last sign of its hash', async () => {
  const { owner, contest, small } = await aLargeContest()
  expect(small.ballots).toBe(11)
  expect(await countContest(owner, contest.slug)).toEqual(small)
})

test('votes that wait are told apart, those for hidden ideas not at all', async () => {
  const { owner, contest, ideas } = await aLargeContest()
  const hidden = await anIdea({ contestId: contest.id, state: 'hidden' })
  for (const ideaId of [ideas.chair.id, hidden.id])
    await transaction(async () => {
      const { id: personId } = await aPerson()
      const at = { createdAt: new Date(), updatedAt: new Date() }
      await addVote({ contestId: contest.id, personId, ideaId, state: 'provisional', ...at })
    })
  const { provisional } = await countContest(owner, contest.slug)
  expect(provisional).toEqual({ ballots: 1, tallies: [{ id: ideas.chair.id, supporters: 1 }] })
})

test.each(['contest', 'box'] as const)('a large %s closes at once; its count follows, and stays', async (kind) => {
  const { owner, contest, small } = await aLargeContest({ kind, ...(kind === 'box' && { closes: null }) })
  const closed = await closeContest(owner, contest.slug, 'Done.')
  expect(closed.ok && closed.count).toMatchObject(small)
  const count = (await officialCountOf(await now(contest))) as Count
  expect(count).toMatchObject({ ...small, ...(kind === 'contest' && { others: expect.any(Array) }) })
  expect(await countContest(await aPerson(), contest.slug)).toEqual(count)
  expect(await countsAreMissing()).toBe(false)
  const told = await db().select().from(auditLog).where(eq(auditLog.subjectId, contest.id))
  const [atTheClose, later] = ['contest.closed', 'contest.counted'].map((name) =>
    told.find((one) => one.action === name),
  )
  expect(atTheClose?.after).not.toHaveProperty('hash')
  expect(later?.after).toEqual({ hash: small.hash })
})

test('where the process stopped after the close, the job sums it up', async () => {
  const { contest, small } = await aLargeContest()
  await transaction(() => changeContest(contest.id, { state: 'closed', closedAt: new Date() }))
  expect(await officialCountOf(await now(contest))).toBeUndefined()
  expect(await countsAreMissing()).toBe(true)
  await makeCounts(new Date())
  expect(await officialCountOf(await now(contest))).toMatchObject({ hash: small.hash, others: expect.any(Array) })
})

test('its desk shows the same figures', async () => {
  const { contest, ideas } = await aLargeContest()
  await transaction(() => changeIdea(ideas.chair.id, { answeredAt: new Date(), turn: 'none' }))
  const large = await now(contest)
  const { figures } = await deskOf({ ...large, ideas: 5 })
  expect(figures).toMatchObject({ answered: 1, waiting: 3, voters: 11, unconfirmed: 0 })
  expect((await deskOf(large)).figures).toEqual(figures)
})

test('inside a transaction it sees what was written there', async () => {
  const { contest, ideas } = await aLargeContest()
  const voter = await aPerson()
  const vote = { contestId: contest.id, personId: voter.id, ideaId: ideas.chair.id, state: 'counted' as const }
  const chair = (support: Awaited<ReturnType<typeof supportOf>>) => support.find(({ id }) => id === ideas.chair.id)
  await transaction(async () => {
    const before = chair(await supportOf(await now(contest)))?.supporters as number
    await addVote({ ...vote, createdAt: new Date(), updatedAt: new Date() })
    expect(chair(await supportOf(await now(contest)))?.supporters).toBe(before + 1)
  })
})

import { describe, expect, test } from 'vitest'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { setCost } from '#app/features/winners/costs/set-cost.server.ts'
import { transaction } from '#drizzle/database.ts'
import { changeContest } from '#drizzle/queries/contests.ts'
import { changeIdea, ideaWithContest } from '#drizzle/queries/ideas.ts'
import { aContest, again, aModerator, anAdmin, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'

const day = 24 * 60 * 60 * 1000
const costNow = async (id: string) => (await ideaWithContest(id))?.idea.cost

/** A contest with money in which voting begins in a day, with an idea nobody has given a cost. */
async function beforeVoting() {
  const host = await anEmployee({ role: 'owner' })
  const votingFrom = new Date(Date.now() + day)
  const contest = await aContest({ hostId: host.id, ballot: 'budget', rule: 'mes', budget: 500, votingFrom })
  const idea = await anIdea({ contestId: contest.id })
  return { owner: await again(host), contest, idea, voting: new Date(votingFrom.getTime() + 1) }
}

describe('before voting', () => {
  test('the owner says what an idea costs, corrects it, and takes it back', async () => {
    const { owner, idea } = await beforeVoting()
    for (const cost of [300, 0, 1_000_000_000, null]) {
      expect(await setCost(owner, idea.id, cost)).toMatchObject({ ok: true, cost })
      expect(await costNow(idea.id)).toBe(cost)
    }
  })

  test('an admin may do it too, and nobody else', async () => {
    const { idea } = await beforeVoting()
    expect(await setCost(await anAdmin(), idea.id, 20)).toMatchObject({ ok: true })
    const author = await aPerson()
    await transaction(() => changeIdea(idea.id, { authorId: author.id }))
    for (const other of [author, await anEmployee(), await aModerator(), await aPerson(), aVisitor()])
      await expect(setCost(other, idea.id, 1)).rejects.toMatchObject({ status: 403 })
    expect(await costNow(idea.id)).toBe(20)
  })

  test('an idea that is not there any more gets none, and no idea where no money is given out', async () => {
    const { owner, contest, idea } = await beforeVoting()
    await transaction(() => changeIdea(idea.id, { state: 'hidden' }))
    expect(await setCost(owner, idea.id, 5)).toEqual({ ok: false, reason: 'not-published' })
    await transaction(() => changeIdea(idea.id, { state: 'published' }))
    await transaction(() => changeContest(contest.id, { ballot: 'score', rule: 'score' }))
    expect(await setCost(owner, idea.id, 5)).toEqual({ ok: false, reason: 'no-money' })
    expect(await setCost(owner, idea.id, null)).toEqual({ ok: false, reason: 'no-money' })
  })
})

describe('from the first moment of voting', () => {
  test('a cost that stands stays, whoever asks; saying it again is no change', async () => {
    const { owner, idea, voting } = await beforeVoting()
    await setCost(owner, idea.id, 300)
    for (const cost of [299, 301, null])
      expect(await setCost(owner, idea.id, cost, voting)).toEqual({ ok: false, reason: 'cost-frozen' })
    expect(await setCost(owner, idea.id, 300, voting)).toMatchObject({ ok: true, cost: 300 })
    expect(await costNow(idea.id)).toBe(300)
  })

  test('an idea without one can still get it, once, and is on the ballot from then on', async () => {
    const { owner, contest, idea, voting } = await beforeVoting()
    const person = await aPerson()
    const pick = () => castPaper(person, contest.slug, () => ({ [idea.id]: 1 }), voting)
    expect(await pick()).toMatchObject({ ok: false, reason: 'without-cost' })
    expect(await setCost(owner, idea.id, 500, voting)).toMatchObject({ ok: true })
    expect(await setCost(owner, idea.id, 50, voting)).toEqual({ ok: false, reason: 'cost-frozen' })
    expect(await pick()).toMatchObject({ ok: true, left: 0 })
  })

  test('two owners at once do not both have the first word', async () => {
    const { owner, idea, voting } = await beforeVoting()
    const done = await Promise.all([100, 200, 300].map((cost) => setCost(owner, idea.id, cost, voting)))
    expect(done.filter(({ ok }) => ok)).toHaveLength(1)
    expect(done.flatMap((each) => (each.ok ? [each.cost] : []))).toEqual([await costNow(idea.id)])
  })

  test('after voting nothing changes any more', async () => {
    const { owner, contest, idea } = await beforeVoting()
    const over = new Date((contest.votingUntil as Date).getTime())
    expect(await setCost(owner, idea.id, 5, over)).toEqual({ ok: false, reason: 'voting-over' })
    await closeContest(owner, contest.slug, 'Done.')
    expect(await setCost(owner, idea.id, 5)).toEqual({ ok: false, reason: 'voting-over' })
  })
})

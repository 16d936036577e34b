import { describe, expect, test } from 'vitest'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { paperOf } from '#drizzle/queries/ballot-papers.ts'
import { anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { aPaperContest } from '#tests/paper-contest.ts'

const anElection = () => aPaperContest({ ballot: 'budget', rule: 'mes-add1' })
const picks = (...ideas: { id: string }[]) => Object.fromEntries(ideas.map(({ id }) => [id, 1]))

describe('a ballot with money', () => {
  test('holds what fits the budget to the last coin, and says what is left', async () => {
    const { contest, ideas } = await anElection()
    const person = await aPerson()
    const { call, queue, saturday, chair } = ideas
    expect(await castPaper(person, contest.slug, () => picks(call, saturday))).toMatchObject({ ok: true, left: 100 })
    expect(await castPaper(person, contest.slug, () => picks(call, saturday, chair))).toMatchObject({
      ok: true,
      left: 0,
    })
    const over = await castPaper(person, contest.slug, () => picks(call, queue, chair))
    expect(over).toMatchObject({ ok: false, reason: 'over-budget' })
    expect((await paperOf(contest.id, person.id))?.marks).toEqual(picks(call, saturday, chair))
  })

  test('names ideas and gives them nothing but being named', async () => {
    const { contest, ideas } = await anElection()
    const twice = await castPaper(await aPerson(), contest.slug, () => ({ [ideas.call.id]: 2 }))
    expect(twice).toMatchObject({ ok: false, reason: 'bad-mark' })
    const none = await castPaper(await aPerson(), contest.slug, () => ({ [ideas.call.id]: 0 }))
    expect(none).toMatchObject({ ok: false, reason: 'bad-mark' })
  })

  test('holds no idea without a cost, none that costs more than there is, and none of one’s own', async () => {
    const { contest } = await anElection()
    const person = await aPerson()
    const bare = await anIdea({ contestId: contest.id })
    const dear = await anIdea({ contestId: contest.id, cost: 1001 })
    const free = await anIdea({ contestId: contest.id, cost: 0 })
    const own = await anIdea({ contestId: contest.id, cost: 1, authorId: person.id })
    const reason = async (idea: { id: string }) => castPaper(person, contest.slug, () => picks(idea))
    expect(await reason(bare)).toMatchObject({ ok: false, reason: 'without-cost' })
    expect(await reason(dear)).toMatchObject({ ok: false, reason: 'over-budget' })
    expect(await reason(own)).toMatchObject({ ok: false, reason: 'own-idea' })
    expect(await reason(free)).toMatchObject({ ok: true, left: 1000 })
  })

  test('of somebody who presses many buttons at once never passes the budget', async () => {
    const { contest, ideas } = await anElection()
    const person = await aPerson()
    const added = Object.values(ideas).map((idea) =>
      castPaper(person, contest.slug, (standing) => ({ ...standing, ...picks(idea) })),
    )
    const done = await Promise.all(added)
    expect(done.some(({ ok }) => !ok)).toBe(true)
    const costs = new Map(Object.values(ideas).map(({ id, cost }) => [id, cost ?? 0]))
    const marks = Object.keys((await paperOf(contest.id, person.id))?.marks ?? {})
    expect(marks.length).toBeGreaterThan(1)
    expect(marks.reduce((sum, id) => sum + (costs.get(id) ?? 0), 0)).toBeLessThanOrEqual(1000)
  })

  test('of a guest waits for an address, and can be taken back', async () => {
    const { contest, ideas } = await anElection()
    const guest = aVisitor()
    expect(await castPaper(guest, contest.slug, () => picks(ideas.chair))).toMatchObject({ state: 'provisional' })
    expect(await castPaper(guest, contest.slug, () => ({}))).toMatchObject({ ok: true, state: 'none', left: 1000 })
    expect(await paperOf(contest.id, guest.id)).toBeUndefined()
  })
})

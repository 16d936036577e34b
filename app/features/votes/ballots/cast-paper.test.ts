import { describe, expect, test } from 'vitest'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { adoptVotes } from '#app/features/votes/adopt-votes.server.ts'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { confirmVotes } from '#app/features/votes/confirm-votes.server.ts'
import { verifyChain } from '#app/features/votes/verify-chain.server.ts'
import { closeContest } from '#app/features/winners/close-contest.server.ts'
import { transaction } from '#drizzle/database.ts'
import { openedEntries } from '#drizzle/queries/ballot-log.ts'
import { paperOf } from '#drizzle/queries/ballot-papers.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'
import { changePerson } from '#drizzle/queries/people.ts'
import { standingBallots } from '#drizzle/queries/signed-heads.ts'
import { aContest, anIdea, aPerson, aVisitor } from '#tests/factory.ts'
import { aPaperContest } from '#tests/paper-contest.ts'

const now = async ({ id }: ContestRow) => (await contestById(id)) as ContestRow
const marksNow = async (contest: ContestRow, { id }: Viewer) => (await paperOf(contest.id, id))?.marks
const say = (marks: Record<string, number>) => () => marks

async function logOf(contest: ContestRow) {
  expect(await verifyChain(await now(contest))).toBeNull()
  return (await openedEntries(contest.id, 0, 100)).map(({ entry, secret }) => ({
    kind: entry.kind,
    said: JSON.parse(secret?.ballot ?? '{}') as { ballot: string; state: string; marks?: object; from?: string },
  }))
}

describe('a ballot', () => {
  test('counts at once, with a receipt and one line in the log, and takes the limit from the contest', async () => {
    const { contest, ideas } = await aPaperContest({ ballot: 'points', rule: 'points', votesPerPerson: 5 })
    const person = await aPerson()
    const done = await castPaper(person, contest.slug, say({ [ideas.call.id]: 3, [ideas.chair.id]: 1 }))
    expect(done).toMatchObject({ ok: true, state: 'counted', missing: 'nothing', fresh: true, left: 1 })
    expect(done.ok && done.receipt?.head).toBe((await now(contest)).logHead)
    const log = await logOf(contest)
    expect(log).toMatchObject([{ kind: 'cast', said: { state: 'counted', marks: { [ideas.call.id]: 3 } } }])
    expect((await now(contest)).participants).toBe(1)
    expect(await standingBallots(contest.id)).toBe(1)
  })

  test('changes until the close under one number, and goes when it is taken back', async () => {
    const { contest, ideas } = await aPaperContest({ ballot: 'score', rule: 'score' })
    const person = await aPerson()
    await castPaper(person, contest.slug, say({ [ideas.call.id]: 0 }))
    const same = await castPaper(person, contest.slug, say({ [ideas.call.id]: 0 }))
    expect(same).toMatchObject({ ok: true, fresh: false, receipt: { seq: 1 } })
    await castPaper(person, contest.slug, say({ [ideas.call.id]: 4, [ideas.queue.id]: 5 }))
    expect(await marksNow(contest, person)).toEqual({ [ideas.call.id]: 4, [ideas.queue.id]: 5 })
    expect(await castPaper(person, contest.slug, say({}))).toMatchObject({ ok: true, state: 'none', fresh: true })
    expect(await castPaper(person, contest.slug, say({}))).toMatchObject({ ok: false, reason: 'empty-ballot' })
    const log = await logOf(contest)
    expect(log.map(({ kind }) => kind)).toEqual(['cast', 'change', 'withdraw'])
    expect(new Set(log.map(({ said }) => said.ballot)).size).toBe(1)
    expect(await standingBallots(contest.id)).toBe(0)
  })

  test('two halves of one ballot handed in at once are both kept', async () => {
    const { contest, ideas } = await aPaperContest({ ballot: 'score', rule: 'score' })
    const person = await aPerson()
    const all = Object.values(ideas)
    await Promise.all(
      all.map(({ id }, stars) => castPaper(person, contest.slug, (standing) => ({ ...standing, [id]: stars }))),
    )
    expect(await marksNow(contest, person)).toEqual(Object.fromEntries(all.map(({ id }, stars) => [id, stars])))
    expect(await logOf(contest)).toHaveLength(4)
  })

  test('40 pages at once never spend more points than there are', async () => {
    const { contest, ideas } = await aPaperContest({ ballot: 'points', rule: 'points', votesPerPerson: 10 })
    const person = await aPerson()
    const all = Object.values(ideas)
    const done = await Promise.all(
      Array.from({ length: 40 }, (_, n) => {
        const { id } = all[n % 4] as (typeof all)[number]
        return castPaper(person, contest.slug, (standing) => ({ ...standing, [id]: (standing[id] ?? 0) + 1 }))
      }),
    )
    expect(done.filter(({ ok }) => ok)).toHaveLength(10)
    expect(done.filter((each) => !each.ok && each.reason === 'too-many-points')).toHaveLength(30)
    const marks = (await marksNow(contest, person)) ?? {}
    expect(Object.values(marks).reduce((sum, points) => sum + points, 0)).toBe(10)
    expect(await logOf(contest)).toHaveLength(10)
  })
})

describe('refused', () => {
  test('marks off the scale, ideas from elsewhere and one’s own; nothing is kept', async () => {
    const { contest, ideas } = await aPaperContest({ ballot: 'score', rule: 'score' })
    const stranger = await anIdea()
    const person = await aPerson()
    const refused = async (marks: Record<string, number>, by = person) => {
      const done = await castPaper(by, contest.slug, say(marks))
      return done.ok ? 'taken' : done.reason
    }
    expect(await refused({ [ideas.call.id]: 6 })).toBe('bad-mark')
    expect(await refused({ [stranger.id]: 3 })).toBe('not-on-ballot')
    await transaction(() => changeIdea(ideas.chair.id, { authorId: person.id }))
    expect(await refused({ [ideas.chair.id]: 3 })).toBe('own-idea')
    await transaction(() => changeIdea(ideas.queue.id, { state: 'hidden' }))
    expect(await refused({ [ideas.queue.id]: 3 })).toBe('not-on-ballot')
    expect(await marksNow(contest, person)).toBeUndefined()
    expect(await refused({ [ideas.call.id]: 3 })).toBe('taken')
  })

  test('a contest with ballots takes no votes, and the other way round', async () => {
    const { contest, ideas } = await aPaperContest({ ballot: 'rank', rule: 'irv' })
    const person = await aPerson()
    expect(await castVote(person, ideas.call.id)).toMatchObject({ ok: false, reason: 'whole-ballot' })
    const votes = await aContest()
    const idea = await anIdea({ contestId: votes.id })
    expect(await castPaper(person, votes.slug, say({ [idea.id]: 1 }))).toMatchObject({
      ok: false,
      reason: 'one-by-one',
    })
    expect(await castPaper(person, contest.slug, say({ [ideas.call.id]: 1 }))).toMatchObject({ ok: true })
  })

  test('before voting and after it, and to those who do not take part', async () => {
    const { owner, contest, ideas } = await aPaperContest({ ballot: 'updown', rule: 'up-down', takePart: 'employees' })
    const customer = await aPerson()
    const marks = say({ [ideas.call.id]: 1 })
    expect(await castPaper(customer, contest.slug, marks)).toMatchObject({ ok: false, reason: 'not-for-you' })
    expect(await castPaper(aVisitor(), contest.slug, marks)).toMatchObject({ ok: false, reason: 'sign-in-first' })
    const employee = await aPerson({ affiliation: 'employee' })
    const early = new Date(Date.now() - 3_600_000)
    expect(await castPaper(employee, contest.slug, marks, early)).toMatchObject({ ok: false, reason: 'not-yet' })
    expect(await castPaper(employee, contest.slug, marks)).toMatchObject({ ok: true })
    await closeContest(owner, contest.slug, 'Done.')
    expect(await castPaper(employee, contest.slug, say({}))).toMatchObject({ ok: false, reason: 'closed' })
    expect(await marksNow(contest, employee)).toEqual({ [ideas.call.id]: 1 })
  })

  test('an idea that was hidden since falls off without a word', async () => {
    const { contest, ideas } = await aPaperContest({ ballot: 'rank', rule: 'schulze' })
    const person = await aPerson()
    await castPaper(person, contest.slug, say({ [ideas.call.id]: 1, [ideas.queue.id]: 2 }))
    await transaction(() => changeIdea(ideas.call.id, { state: 'hidden' }))
    const done = await castPaper(person, contest.slug, (standing) => ({ ...standing, [ideas.chair.id]: 3 }))
    expect(done).toMatchObject({ ok: true, marks: { [ideas.queue.id]: 2, [ideas.chair.id]: 3 } })
  })
})

describe('guests', () => {
  test('keep a ballot that counts once their address is confirmed', async () => {
    const { contest, ideas } = await aPaperContest({ ballot: 'score', rule: 'score' })
    const guest = aVisitor()
    const kept = await castPaper(guest, contest.slug, say({ [ideas.call.id]: 4 }))
    expect(kept).toMatchObject({ ok: true, state: 'provisional', missing: 'confirm' })
    await transaction(() =>
      changePerson(guest.id, { kind: 'account', email: 'gina@example.org', emailConfirmedAt: new Date() }),
    )
    expect(await confirmVotes(guest.id)).toBe(1)
    expect(await paperOf(contest.id, guest.id)).toMatchObject({ state: 'counted', marks: { [ideas.call.id]: 4 } })
    expect((await logOf(contest)).map(({ kind, said }) => [kind, said.state])).toEqual([
      ['cast', 'provisional'],
      ['confirm', 'counted'],
    ])
  })

  test('bring their ballot to the account they sign in to, without their own ideas', async () => {
    const { contest, ideas } = await aPaperContest({ ballot: 'score', rule: 'score' })
    const [guest, person] = [aVisitor(), await aPerson()]
    await castPaper(guest, contest.slug, say({ [ideas.call.id]: 4, [ideas.chair.id]: 5 }))
    await transaction(() => changeIdea(ideas.chair.id, { authorId: person.id }))
    await adoptVotes(guest.id, person.id)
    expect(await paperOf(contest.id, guest.id)).toBeUndefined()
    expect(await paperOf(contest.id, person.id)).toMatchObject({ state: 'counted', marks: { [ideas.call.id]: 4 } })
    await logOf(contest)
  })

  test('of two ballots of one person the later stands, under one number', async () => {
    const { contest, ideas } = await aPaperContest({ ballot: 'score', rule: 'score' })
    const [guest, person] = [aVisitor(), await aPerson()]
    const soon = new Date(Date.now() + 1_000)
    await castPaper(person, contest.slug, say({ [ideas.call.id]: 1 }))
    await castPaper(guest, contest.slug, say({ [ideas.call.id]: 5 }), soon)
    await adoptVotes(guest.id, person.id, soon)
    expect(await paperOf(contest.id, person.id)).toMatchObject({ state: 'counted', marks: { [ideas.call.id]: 5 } })
    expect(await standingBallots(contest.id)).toBe(1)
    const log = await logOf(contest)
    expect(log.map(({ kind }) => kind)).toEqual(['cast', 'cast', 'withdraw', 'change', 'confirm'])
    expect(log[3]?.said.from).toBe(log[1]?.said.ballot)
    expect(log[4]?.said.ballot).toBe(log[0]?.said.ballot)
  })

  test('the account’s own later ballot stays', async () => {
    const { contest, ideas } = await aPaperContest({ ballot: 'score', rule: 'score' })
    const [guest, person] = [aVisitor(), await aPerson()]
    const soon = new Date(Date.now() + 1_000)
    await castPaper(guest, contest.slug, say({ [ideas.call.id]: 5 }))
    await castPaper(person, contest.slug, say({ [ideas.call.id]: 1 }), soon)
    await adoptVotes(guest.id, person.id, soon)
    expect(await paperOf(contest.id, person.id)).toMatchObject({ marks: { [ideas.call.id]: 1 } })
    expect(await paperOf(contest.id, guest.id)).toBeUndefined()
    expect(await standingBallots(contest.id)).toBe(1)
    await logOf(contest)
  })

  test('where voting is over a ballot moves to somebody who had none, or stays', async () => {
    const { contest, ideas } = await aPaperContest({ ballot: 'score', rule: 'score' })
    const [guest, other, person] = [aVisitor(), aVisitor(), await aPerson()]
    await castPaper(guest, contest.slug, say({ [ideas.call.id]: 5 }))
    await castPaper(other, contest.slug, say({ [ideas.call.id]: 2 }))
    const later = new Date(Date.now() + 30 * 24 * 3_600_000)
    await adoptVotes(guest.id, person.id, later)
    await adoptVotes(other.id, person.id, later)
    expect(await paperOf(contest.id, person.id)).toMatchObject({ state: 'provisional', marks: { [ideas.call.id]: 5 } })
    expect(await paperOf(contest.id, other.id)).toMatchObject({ marks: { [ideas.call.id]: 2 } })
    expect(await logOf(contest)).toHaveLength(2)
  })
})

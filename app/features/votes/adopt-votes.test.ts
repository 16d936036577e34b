import { describe, expect, test } from 'vitest'
import { adoptVotes } from '#app/features/votes/adopt-votes.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { confirmVotes } from '#app/features/votes/confirm-votes.server.ts'
import { recountVotes } from '#app/features/votes/recount-votes.server.ts'
import { verifyChain } from '#app/features/votes/verify-chain.server.ts'
import { transaction } from '#drizzle/database.ts'
import { openedEntries, secretOf } from '#drizzle/queries/ballot-log.ts'
import { type ContestRow, contestById } from '#drizzle/queries/contests.ts'
import { changeIdea, ideaWithContest } from '#drizzle/queries/ideas.ts'
import { changePerson } from '#drizzle/queries/people.ts'
import { voteOf, votesByPerson } from '#drizzle/queries/votes.ts'
import { aContest, again, anIdea, aPerson, aVisitor } from '#tests/factory.ts'

const adopt = (from: { id: string }, to: { id: string }) => transaction(() => adoptVotes(from.id, to.id))
const counters = async (ideaId: string) => {
  const found = await ideaWithContest(ideaId)
  return [found?.idea.votes, found?.idea.provisional, found?.contest.votes]
}
const kinds = async (contestId: string) => (await openedEntries(contestId, 0, 100)).map(({ entry }) => entry.kind)

/** Everything adds up and the log is whole. Scores and numbers of ideas are set by publishing, not by the factory. */
async function expectOrder(contestId: string) {
  const faults = (await recountVotes()).filter(({ counter }) => !/Score$|^ideas$/.test(counter))
  expect(faults).toEqual([])
  expect(await verifyChain((await contestById(contestId)) as ContestRow)).toBeNull()
}

test('a guest who signs in finds the vote counted', async () => {
  const idea = await anIdea()
  const [guest, account] = [aVisitor(), await aPerson()]
  await castVote(guest, idea.id)
  expect(await counters(idea.id)).toEqual([0, 1, 0])

  await adopt(guest, account)

  expect(await counters(idea.id)).toEqual([1, 0, 1])
  expect(await voteOf(idea.contestId, account.id, idea.id)).toMatchObject({ state: 'counted' })
  expect(await votesByPerson(guest.id)).toEqual([])
  expect(await kinds(idea.contestId)).toEqual(['cast', 'confirm'])
  expect(await secretOf(idea.contestId, account.id)).toBeDefined()
  expect(await secretOf(idea.contestId, guest.id)).toBeUndefined()
  await expectOrder(idea.contestId)
})

test('nobody votes twice by signing in: the account’s vote stays, the guest’s is withdrawn', async () => {
  const idea = await anIdea()
  const [guest, account] = [aVisitor(), await aPerson()]
  await castVote(account, idea.id)
  await castVote(guest, idea.id)

  await adopt(guest, account)

  expect(await counters(idea.id)).toEqual([1, 0, 1])
  expect(await kinds(idea.contestId)).toEqual(['cast', 'cast', 'withdraw'])
  await expectOrder(idea.contestId)
})

test('what was said under two numbers is one ballot from then on, and the log says so', async () => {
  const contest = await aContest()
  const ideas = await Promise.all(Array.from({ length: 3 }, () => anIdea({ contestId: contest.id })))
  const [guest, account] = [aVisitor(), await aPerson()]
  await castVote(guest, ideas[0]?.id as string)
  await castVote(account, ideas[1]?.id as string)

  await adopt(guest, account)
  await castVote(account, ideas[2]?.id as string)

  expect(await kinds(contest.id)).toEqual(['cast', 'cast', 'change', 'confirm', 'cast'])
  const said = (await openedEntries(contest.id, 0, 9)).map(({ secret }) => JSON.parse(secret?.ballot ?? ''))
  const [first, second, joined, ...later] = said
  expect(joined).toMatchObject({ ballot: first.ballot, from: second.ballot, idea: ideas[1]?.id, state: 'counted' })
  expect(later.map(({ ballot }) => ballot)).toEqual([first.ballot, first.ballot])
  await expectOrder(contest.id)
})

test('votes beyond the account’s limit are withdrawn, in the order they were cast', async () => {
  const contest = await aContest({ votesPerPerson: 3 })
  const ideas = await Promise.all(Array.from({ length: 5 }, () => anIdea({ contestId: contest.id })))
  const [guest, account] = [aVisitor(), await aPerson()]
  const at = (minute: number) => new Date(Date.now() - 3_600_000 + minute * 60_000)
  await castVote(account, ideas[0]?.id as string, at(0))
  await castVote(account, ideas[1]?.id as string, at(1))
  for (const [index, idea] of ideas.slice(2).entries()) await castVote(guest, idea.id, at(2 + index))

  await adopt(guest, account)

  const kept = (await votesByPerson(account.id)).map(({ vote }) => vote.ideaId)
  expect(kept).toEqual([ideas[0]?.id, ideas[1]?.id, ideas[2]?.id])
  expect((await contestById(contest.id))?.votes).toBe(3)
  await expectOrder(contest.id)
})

test('the guest’s vote for the account’s idea, and the account’s for the guest’s, are given up', async () => {
  const contest = await aContest()
  const [guest, account] = [aVisitor(), await aPerson()]
  const byAccount = await anIdea({ contestId: contest.id, authorId: account.id })
  await castVote(guest, byAccount.id)
  const byGuest = await anIdea({ contestId: contest.id, authorId: guest.id })
  await castVote(account, byGuest.id)

  await transaction(async () => {
    await changeIdea(byGuest.id, { authorId: account.id })
    await adoptVotes(guest.id, account.id)
  })

  expect([await counters(byAccount.id), await counters(byGuest.id)]).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ])
  expect(await votesByPerson(account.id)).toEqual([])
  await expectOrder(contest.id)
})

test('where only invited people vote, a stranger’s vote stays apart after signing in', async () => {
  const contest = await aContest({ eligibility: 'invited' })
  const idea = await anIdea({ contestId: contest.id })
  const [guest, account] = [aVisitor(), await aPerson()]
  await castVote(guest, idea.id)
  await adopt(guest, account)
  expect(await counters(idea.id)).toEqual([0, 1, 0])
  await expectOrder(contest.id)
})

describe('after the close', () => {
  const close = new Date(Date.now() - 3_600_000)
  const dates = { votingFrom: new Date(Date.now() - 72 * 3_600_000), ideasUntil: close, votingUntil: close }

  test('no ballot changes any more', async () => {
    const contest = await aContest(dates)
    const [one, other] = [await anIdea({ contestId: contest.id }), await anIdea({ contestId: contest.id })]
    const [guest, account] = [aVisitor(), await aPerson()]
    const before = new Date(close.getTime() - 1000)
    await castVote(guest, one.id, before)
    await castVote(guest, other.id, before)
    await castVote(account, other.id, before)

    await adopt(guest, account)

    expect(await kinds(contest.id)).toEqual(['cast', 'cast', 'cast'])
    expect([await counters(one.id), await counters(other.id)]).toEqual([
      [0, 1, 1],
      [1, 1, 1],
    ])
    // Joining two ballots would change them: the guest's stays as it is, and apart.
    expect(await voteOf(contest.id, account.id, one.id)).toBeUndefined()
    expect(await voteOf(contest.id, guest.id, one.id)).toMatchObject({ state: 'provisional' })
    await expectOrder(contest.id)
  })

  test('a guest’s ballot as a whole becomes that of an account without one', async () => {
    const contest = await aContest(dates)
    const idea = await anIdea({ contestId: contest.id })
    const [guest, account] = [aVisitor(), await aPerson()]
    await castVote(guest, idea.id, new Date(close.getTime() - 1000))

    await adopt(guest, account)

    expect(await voteOf(contest.id, account.id, idea.id)).toMatchObject({ state: 'provisional' })
    expect(await secretOf(contest.id, account.id)).toBeDefined()
    expect(await kinds(contest.id)).toEqual(['cast'])
  })

  test('confirming comes too late', async () => {
    const contest = await aContest(dates)
    const idea = await anIdea({ contestId: contest.id })
    const unproved = await aPerson({ emailConfirmedAt: null })
    await castVote(unproved, idea.id, new Date(close.getTime() - 1000))
    await transaction(() => changePerson(unproved.id, { emailConfirmedAt: new Date() }))
    expect(await confirmVotes(unproved.id)).toBe(0)
    expect(await counters(idea.id)).toEqual([0, 1, 0])
  })
})

test('confirming the address makes waiting votes count, once', async () => {
  const contest = await aContest()
  const ideas = [await anIdea({ contestId: contest.id }), await anIdea({ contestId: contest.id })]
  const unproved = await aPerson({ emailConfirmedAt: null })
  for (const idea of ideas) await castVote(unproved, idea.id)
  expect(await confirmVotes(unproved.id)).toBe(0)

  await transaction(() => changePerson(unproved.id, { emailConfirmedAt: new Date() }))

  expect(await confirmVotes(unproved.id)).toBe(2)
  expect(await confirmVotes(unproved.id)).toBe(0)
  for (const idea of ideas) expect(await counters(idea.id)).toEqual([1, 0, 2])
  await expectOrder(contest.id)
})

test('a waiting vote pressed again after confirming counts at once', async () => {
  const idea = await anIdea()
  const unproved = await aPerson({ emailConfirmedAt: null })
  await castVote(unproved, idea.id)
  await transaction(() => changePerson(unproved.id, { emailConfirmedAt: new Date() }))
  expect(await castVote(await again(unproved), idea.id)).toMatchObject({ ok: true, state: 'counted', votes: 1 })
  expect(await counters(idea.id)).toEqual([1, 0, 1])
})

test('a hundred of everything at once: two tabs sign in while others vote, and the counters hold', async () => {
  const contest = await aContest({ votesPerPerson: 4 })
  const ideas = await Promise.all(Array.from({ length: 6 }, () => anIdea({ contestId: contest.id })))
  const [guest, account] = [aVisitor(), await aPerson()]
  for (const idea of ideas.slice(0, 4)) await castVote(guest, idea.id)
  const others = await Promise.all(Array.from({ length: 6 }, () => aPerson()))

  await Promise.all([
    adopt(guest, account),
    adopt(guest, account),
    ...ideas.slice(2).map((idea) => castVote(account, idea.id)),
    ...others.flatMap((person) => ideas.slice(0, 3).map((idea) => castVote(person, idea.id))),
  ])

  expect(await votesByPerson(account.id)).toHaveLength(4)
  expect(await votesByPerson(guest.id)).toEqual([])
  await expectOrder(contest.id)
})

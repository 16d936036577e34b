import { describe, expect, test } from 'vitest'
import { recordViews } from '#app/features/ideas/record-views.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { verifyChain } from '#app/features/votes/verify-chain.server.ts'
import { withdrawVote } from '#app/features/votes/withdraw-vote.server.ts'
import { db, transaction } from '#drizzle/database.ts'
import { openedEntries } from '#drizzle/queries/ballot-log.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { tallyOf, voteOf, votesByPerson } from '#drizzle/queries/votes.ts'
import { ballotLog } from '#drizzle/schema/index.ts'
import { aContest, again, anAdmin, anEmployee, anIdea, aPerson, aVisitor } from '#tests/factory.ts'

const stored = async (ideaId: string) => {
  const found = await ideaWithContest(ideaId)
  if (!found) throw new Error('No such idea')
  return found
}

test('a vote counts at once, with a receipt and a line in the log', async () => {
  const idea = await anIdea()
  const customer = await aPerson()

  const vote = await castVote(customer, idea.id)

  expect(vote).toMatchObject({ ok: true, state: 'counted', missing: 'nothing', fresh: true, votes: 1, left: null })
  const { idea: now, contest } = await stored(idea.id)
  expect(now).toMatchObject({ votes: 1, provisional: 0, listVotes: 0 })
  expect(contest).toMatchObject({ votes: 1, participants: 1, logSeq: 1 })
  expect(contest.logHead).toBe(vote.ok && vote.receipt?.head)
  expect(await verifyChain(contest)).toBeNull()
})

test('64 presses of one person at once are one vote', async () => {
  const idea = await anIdea()
  const customer = await aPerson()

  const votes = await Promise.all(Array.from({ length: 64 }, () => castVote(customer, idea.id)))

  const receipts = new Set(votes.map((vote) => vote.ok && vote.receipt?.commitment))
  expect(receipts.size).toBe(1)
  expect(votes.filter((vote) => vote.ok && vote.fresh)).toHaveLength(1)
  const { idea: now, contest } = await stored(idea.id)
  expect([now.votes, contest.votes, contest.logSeq, contest.participants]).toEqual([1, 1, 1, 1])
  expect(await openedEntries(contest.id, 0, 100)).toHaveLength(1)
})

test('20 people and 3 ideas at once leave exact counters and a whole chain', async () => {
  const contest = await aContest()
  const ideas = await Promise.all([1, 2, 3].map(() => anIdea({ contestId: contest.id })))
  const people = await Promise.all(Array.from({ length: 20 }, () => aPerson()))

  await Promise.all(people.flatMap((person) => ideas.map((idea) => castVote(person, idea.id))))

  const now = await contestById(contest.id)
  expect([now?.votes, now?.participants, now?.logSeq]).toEqual([60, 20, 60])
  for (const idea of ideas) expect((await stored(idea.id)).idea.votes).toBe(20)
  expect((await tallyOf(ideas.map((idea) => idea.id))).map((row) => row.votes)).toEqual([20, 20, 20])
  expect(now && (await verifyChain(now))).toBeNull()
})

test('nobody spends more votes than they have, however fast they press', async () => {
  const contest = await aContest({ votesPerPerson: 5 })
  const ideas = await Promise.all(Array.from({ length: 20 }, () => anIdea({ contestId: contest.id })))
  const customer = await aPerson()

  const votes = await Promise.all(ideas.map((idea) => castVote(customer, idea.id)))

  expect(votes.filter((vote) => vote.ok)).toHaveLength(5)
  expect(votes.filter((vote) => !vote.ok).map((vote) => !vote.ok && vote.reason)).toEqual(
    Array(15).fill('no-votes-left'),
  )
  expect((await contestById(contest.id))?.votes).toBe(5)
  expect(await votesByPerson(customer.id)).toHaveLength(5)
})

test('a vote taken back can be given to another idea', async () => {
  const contest = await aContest({ votesPerPerson: 1 })
  const [first, second] = [await anIdea({ contestId: contest.id }), await anIdea({ contestId: contest.id })]
  const customer = await aPerson()
  await castVote(customer, first.id)
  expect(await castVote(customer, second.id)).toMatchObject({ ok: false, reason: 'no-votes-left' })

  expect(await withdrawVote(customer, first.id)).toMatchObject({ ok: true, fresh: true, votes: 0, left: 1 })

  expect(await castVote(customer, second.id)).toMatchObject({ ok: true, left: 0 })
  const { contest: now } = await stored(first.id)
  expect([now.votes, now.logSeq]).toEqual([1, 3])
  expect(await verifyChain(now)).toBeNull()
})

test('taking back twice changes nothing the second time', async () => {
  const idea = await anIdea()
  const customer = await aPerson()
  await castVote(customer, idea.id)

  const both = await Promise.all([withdrawVote(customer, idea.id), withdrawVote(customer, idea.id)])

  expect(both.map((one) => one.ok && one.fresh).sort()).toEqual([false, true])
  const { idea: now, contest } = await stored(idea.id)
  expect([now.votes, contest.votes, contest.logSeq]).toEqual([0, 0, 2])
})

describe('the deadline is the deadline', () => {
  const close = new Date('2026-03-28T20:00:00Z')
  const dates = {
    ideasFrom: new Date('2026-03-01T00:00:00Z'),
    ideasUntil: close,
    votingFrom: new Date('2026-03-10T00:00:00Z'),
    votingUntil: close,
  }

  test.each([
    ['2026-03-09T23:59:59.999Z', 'not-yet'],
    ['2026-03-10T00:00:00.000Z', true],
    ['2026-03-28T19:59:59.999Z', true],
    ['2026-03-28T20:00:00.000Z', 'closed'],
    ['2026-03-28T20:01:00.000Z', 'closed'],
  ])('at %s: %s', async (instant, expected) => {
    const idea = await anIdea({ contestId: (await aContest(dates)).id })
    const vote = await castVote(await aPerson(), idea.id, new Date(instant))
    expect(vote.ok ? true : vote.reason).toBe(expected)
  })

  test('after it nothing can be taken back', async () => {
    const idea = await anIdea({ contestId: (await aContest(dates)).id })
    const customer = await aPerson()
    await castVote(customer, idea.id, new Date('2026-03-20T12:00:00Z'))
    expect(await withdrawVote(customer, idea.id, close)).toMatchObject({ ok: false, reason: 'closed' })
    expect((await stored(idea.id)).idea.votes).toBe(1)
  })

  test('a closed contest takes no votes whatever the clock says', async () => {
    const idea = await anIdea({ contestId: (await aContest({ ...dates, state: 'closed', closedAt: close })).id })
    expect(await castVote(await aPerson(), idea.id, new Date('2026-03-20T12:00:00Z'))).toMatchObject({
      reason: 'closed',
    })
  })
})

describe('who may vote', () => {
  test('nobody for their own idea', async () => {
    const author = await aPerson()
    const idea = await anIdea({ authorId: author.id })
    expect(await castVote(author, idea.id)).toMatchObject({ ok: false, reason: 'own-idea' })
    expect((await stored(idea.id)).contest.logSeq).toBe(0)
  })

  test.each(['withdrawn', 'merged', 'hidden'] as const)('nobody for an idea that is %s', async (state) => {
    const idea = await anIdea({ state })
    expect(await castVote(await aPerson(), idea.id)).toMatchObject({ ok: false, reason: 'not-published' })
  })

  test('what one may not know of answers like what does not exist', async () => {
    const inside = await anIdea({ contestId: (await aContest({ audience: 'employees', takePart: 'employees' })).id })
    const customer = await aPerson()
    await expect(castVote(customer, inside.id)).rejects.toMatchObject({ status: 404 })
    await expect(withdrawVote(customer, inside.id)).rejects.toMatchObject({ status: 404 })
    await expect(castVote(customer, 'nothing')).rejects.toMatchObject({ status: 404 })
    expect(await castVote(await anEmployee(), inside.id)).toMatchObject({ ok: true })
  })

  test('customers see a contest for employees without a vote, visitors are asked to sign in', async () => {
    const idea = await anIdea({ contestId: (await aContest({ takePart: 'employees' })).id })
    expect(await castVote(await aPerson(), idea.id)).toMatchObject({ ok: false, reason: 'not-for-you' })
    expect(await castVote(aVisitor(), idea.id)).toMatchObject({ ok: false, reason: 'sign-in-first' })
  })

  test('a token that only reads does not vote', async () => {
    const idea = await anIdea()
    const reader = { ...(await aPerson()), scopes: ['read' as const] }
    expect(await castVote(reader, idea.id)).toMatchObject({ ok: false, reason: 'scope-missing' })
    expect(await withdrawVote(reader, idea.id)).toMatchObject({ ok: false, reason: 'scope-missing' })
  })

  test.each([
    ['open', 'provisional', 'confirm'],
    ['confirmed', 'provisional', 'confirm'],
    ['members', 'provisional', 'sign-in'],
    ['invited', 'provisional', 'sign-in'],
  ] as const)('a visitor in a contest for %s leaves a %s vote', async (eligibility, state, missing) => {
    const idea = await anIdea({ contestId: (await aContest({ eligibility })).id })
    const stranger = aVisitor()

    expect(await castVote(stranger, idea.id)).toMatchObject({ ok: true, state, missing, votes: 0 })

    const { idea: now, contest } = await stored(idea.id)
    expect([now.votes, now.provisional, contest.votes]).toEqual([0, 1, 0])
    expect(await voteOf(contest.id, stranger.id, idea.id)).toMatchObject({ state: 'provisional' })
  })

  test('an account with an unproved address waits where an address is needed, and counts for members', async () => {
    const unproved = await aPerson({ emailConfirmedAt: null })
    const [confirmed, members] = await Promise.all([
      aContest({ eligibility: 'confirmed' }),
      aContest({ eligibility: 'members' }),
    ])
    const waits = await castVote(unproved, (await anIdea({ contestId: confirmed.id })).id)
    const counts = await castVote(unproved, (await anIdea({ contestId: members.id })).id)
    expect([waits, counts]).toMatchObject([{ state: 'provisional' }, { state: 'counted' }])
  })

  test('only invited people vote where people are invited', async () => {
    const contest = await aContest({ eligibility: 'invited' })
    const idea = await anIdea({ contestId: contest.id })
    expect(await castVote(await anAdmin(), idea.id)).toMatchObject({ ok: false, reason: 'not-invited' })
    const invited = { ...(await aPerson()), invitedTo: [contest.id] }
    expect(await castVote(invited, idea.id)).toMatchObject({ ok: true, state: 'counted' })
  })
})

describe('seen in a list before', () => {
  test('a vote after a view counts for the order, even before the view is written down', async () => {
    const idea = await anIdea()
    const customer = await aPerson()
    recordViews(customer.id, [idea.id])

    await castVote(customer, idea.id)

    const { idea: now, contest } = await stored(idea.id)
    expect([now.votes, now.listVotes, contest.listVotes]).toEqual([1, 1, 1])
  })

  test('a vote through a direct link counts for the result only, and leaves as it came', async () => {
    const idea = await anIdea()
    const customer = await aPerson()
    await castVote(customer, idea.id)
    expect((await stored(idea.id)).idea).toMatchObject({ votes: 1, listVotes: 0 })

    recordViews(customer.id, [idea.id])
    await withdrawVote(customer, idea.id)
    expect((await stored(idea.id)).idea).toMatchObject({ votes: 0, listVotes: 0 })
  })
})

test('the log can be added to and not changed', async () => {
  const idea = await anIdea()
  await castVote(await aPerson(), idea.id)
  const { contest } = await stored(idea.id)

  await expect(transaction(async () => await db().update(ballotLog).set({ kind: 'void' }))).rejects.toThrow()
  await expect(transaction(async () => await db().delete(ballotLog))).rejects.toThrow()
  expect(await verifyChain(contest)).toBeNull()
})

test('a vote by somebody who votes again under the same id keeps one ballot number', async () => {
  const contest = await aContest()
  const [first, second] = [await anIdea({ contestId: contest.id }), await anIdea({ contestId: contest.id })]
  const customer = await aPerson()
  const one = await castVote(customer, first.id)
  const two = await castVote(await again(customer), second.id)
  const number = (vote: typeof one) => vote.ok && JSON.parse(vote.receipt?.ballot ?? '{}').ballot
  expect(number(one)).toBe(number(two))
  expect(number(await castVote(await aPerson(), first.id))).not.toBe(number(one))
})

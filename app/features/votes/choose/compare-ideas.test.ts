import { describe, expect, test } from 'vitest'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import { pairKey } from '#app/features/ranking/pairs/pair-key.ts'
import { tokenFor } from '#app/features/votes/choose/choose-page.server.ts'
import { compareIdeas } from '#app/features/votes/choose/compare-ideas.server.ts'
import { nextPair } from '#app/features/votes/choose/next-pair.server.ts'
import { issuePair } from '#app/features/votes/choose/pair-token.server.ts'
import { undoComparison } from '#app/features/votes/choose/undo-comparison.server.ts'
import { recountVotes } from '#app/features/votes/recount-votes.server.ts'
import { transaction } from '#drizzle/database.ts'
import { addComparison, comparisonsBy, lastComparison, latestComparisons } from '#drizzle/queries/comparisons.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import { changeIdea, ideasByIds } from '#drizzle/queries/ideas.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { aContestToCompare, answerAll, compare } from '#tests/comparing.ts'
import { anIdea, aPerson, aVisitor } from '#tests/factory.ts'

const countersOf = async (ids: string[]) => {
  const rows = new Map((await ideasByIds(ids)).map((idea) => [idea.id, idea]))
  return ids.map((id) => {
    const idea = rows.get(id)
    return [idea?.met, idea?.pairWins, idea?.pairLosses, idea?.pairScore]
  })
}

/** The counters say what the comparisons add up to. Scores and numbers of ideas are set by publishing, not by the factory. */
async function expectOrder() {
  expect((await recountVotes()).filter(({ counter }) => !/^(fair|trending|debated)|^ideas$/.test(counter))).toEqual([])
}

async function twoIdeas(given = {}) {
  const { contest, ideas } = await aContestToCompare(2, given)
  return { contest, pair: ideas.map(({ id }) => id) as [string, string] }
}

test.each([
  ['first', [1, 1, 0, 2 / 3], [1, 0, 1, 1 / 3]],
  ['second', [1, 0, 1, 1 / 3], [1, 1, 0, 2 / 3]],
  ['undecided', [1, 0, 0, 0], [1, 0, 0, 0]],
  ['neither', [1, 0, 0, 0], [1, 0, 0, 0]],
] as const)('“%s” is kept, whichever idea has the smaller id', async (choice, first, second) => {
  for (const turned of [false, true]) {
    const { contest, pair } = await twoIdeas()
    const shown = (turned ? [pair[1], pair[0]] : pair) as [string, string]
    const said = await compare(await aPerson(), contest, shown, choice)
    expect(said).toMatchObject({ ok: true, fresh: true, state: 'counted', missing: 'nothing' })
    expect(await countersOf(shown)).toEqual([first, second])
  }
  await expectOrder()
})

test('an idea is never compared with itself', async () => {
  const { contest, pair } = await twoIdeas()
  const itself = await compare(await aPerson(), contest, [pair[0], pair[0]])
  expect(itself).toMatchObject({ ok: false, reason: 'pair-unknown' })
  expect(await countersOf(pair)).toEqual(Array(2).fill([0, 0, 0, 0]))
})

test('64 presses of one person at once are one comparison', async () => {
  const { contest, pair } = await twoIdeas()
  const customer = await aPerson()
  const said = await Promise.all(Array.from({ length: 64 }, () => compare(customer, contest, pair)))
  expect(said.filter((one) => one.ok && one.fresh)).toHaveLength(1)
  expect(said.every(({ ok }) => ok)).toBe(true)
  expect(await countersOf(pair)).toEqual([
    [1, 1, 0, 2 / 3],
    [1, 0, 1, 1 / 3],
  ])
  expect(await comparisonsBy(contest.id, customer.id)).toBe(1)
})

test('of two different answers to one pair at once one stands, and the other is refused', async () => {
  const { contest, pair } = await twoIdeas()
  const customer = await aPerson()
  const said = await Promise.all([
    compare(customer, contest, pair, 'first'),
    compare(customer, contest, [pair[1], pair[0]], 'first'),
    compare(customer, contest, pair, 'neither'),
  ])
  expect(said.filter(({ ok }) => ok)).toHaveLength(1)
  expect(said.flatMap((one) => (one.ok ? [] : [one.reason]))).toEqual(['compared-already', 'compared-already'])
  await expectOrder()
})

test('people answering at once leave exact counters, and each their own numbers from one upwards', async () => {
  const { contest, ideas } = await aContestToCompare(5)
  const people = await Promise.all(Array.from({ length: 6 }, () => aPerson()))
  await Promise.all(
    people.map((person) => answerAll(person, contest, 6, (_, nth) => (nth % 3 === 2 ? 'undecided' : 'first'))),
  )
  const counters = await countersOf(ideas.map(({ id }) => id))
  expect(counters.reduce((sum, [met]) => sum + (met ?? 0), 0)).toBe(2 * 6 * 6)
  expect(counters.reduce((sum, [, wins]) => sum + (wins ?? 0), 0)).toBe(6 * 4)
  for (const person of people) {
    const seqs = (await latestComparisons(contest.id, person.id, 10)).map(({ seq }) => seq)
    expect(seqs).toEqual([6, 5, 4, 3, 2, 1])
  }
  await expectOrder()
})

test('the database itself keeps a second row of the same person and pair out', async () => {
  const { contest, pair } = await twoIdeas()
  const customer = await aPerson()
  await compare(customer, contest, pair)
  const [oneId, otherId] = [...pair].sort() as [string, string]
  const row = { contestId: contest.id, personId: customer.id, oneId, otherId, said: 'one', state: 'counted' } as const
  expect(await transaction(() => addComparison({ ...row, seq: 2 }))).toBe(false)
  expect(await transaction(() => addComparison({ ...row, oneId: otherId, otherId: oneId, seq: 1 }))).toBe(false)
  expect(await comparisonsBy(contest.id, customer.id)).toBe(1)
})

test('the nightly recount mends a counter that went astray', async () => {
  const { contest, pair } = await twoIdeas()
  await compare(await aPerson(), contest, pair)
  await transaction(() => changeIdea(pair[0], { met: 7, pairWins: 5, pairScore: 0.9 }))
  const faults = (await recountVotes()).filter(({ id }) => id === pair[0]).map(({ counter }) => counter)
  expect(faults).toEqual(expect.arrayContaining(['met', 'pairWins', 'pairScore']))
  expect((await countersOf(pair))[0]).toEqual([1, 1, 0, 2 / 3])
})

describe('who may', () => {
  test('a stranger’s comparison is kept under their visitor id and scores for nobody yet', async () => {
    const { contest, pair } = await twoIdeas()
    const stranger = aVisitor()
    expect(await compare(stranger, contest, pair)).toMatchObject({ ok: true, state: 'provisional', missing: 'confirm' })
    expect(await countersOf(pair)).toEqual([
      [1, 0, 0, 0],
      [1, 0, 0, 0],
    ])
    const guest = await viewerFrom((await personById(stranger.id)) as PersonRow)
    expect(await nextPair(guest, contest.id)).toEqual({ pair: null, done: 1, goal: 1 })
    await expectOrder()
  })

  test.each([
    ['before voting', { votingFrom: new Date(Date.now() + 3_600_000) }, 'not-yet'],
    ['after voting', { ideasUntil: new Date(Date.now() - 1000), votingUntil: new Date(Date.now() - 1000) }, 'closed'],
    ['after the close', { state: 'closed', closedAt: new Date() }, 'closed'],
    ['of invited people', { eligibility: 'invited' }, 'not-invited'],
    ['for employees', { takePart: 'employees' }, 'not-for-you'],
  ] as const)('%s a customer is refused in words', async (_, given, reason) => {
    const { contest, pair } = await twoIdeas(given)
    const customer = await aPerson()
    expect(await compare(customer, contest, pair)).toMatchObject({ ok: false, reason })
    expect(await undoComparison(customer, contest.id, null)).toMatchObject({ ok: false, reason })
    expect(await comparisonsBy(contest.id, customer.id)).toBe(0)
    // The positive control: the same people in the same contest without that rule.
    const open = await twoIdeas()
    expect(await compare(customer, open.contest, open.pair)).toMatchObject({ ok: true })
  })

  test('a contest that is none of theirs does not exist for them', async () => {
    const { contest, pair } = await twoIdeas({ audience: 'employees', takePart: 'employees' })
    await expect(compare(await aPerson(), contest, pair)).rejects.toMatchObject({ status: 404 })
    await expect(undoComparison(await aPerson(), contest.id, null)).rejects.toMatchObject({ status: 404 })
    expect(await compare(await aPerson({ affiliation: 'employee' }), contest, pair)).toMatchObject({ ok: true })
  })

  test('nobody chooses which ideas meet: pairs of their own making, of others or of other contests are refused', async () => {
    const { contest, pair } = await twoIdeas()
    const elsewhere = await twoIdeas()
    const [customer, another] = [await aPerson(), await aPerson()]
    const ours = tokenFor(customer, contest.id, pair, new Date())
    const made = `${Buffer.from(JSON.stringify([{ contest: contest.id, person: customer.id }, null])).toString('base64url')}.x`
    const old = issuePair({ contest: contest.id, person: customer.id, first: pair[0], second: pair[1] }, new Date(0))
    const foreign = tokenFor(customer, elsewhere.contest.id, elsewhere.pair, new Date())
    for (const token of ['', made, old, `${ours}x`, foreign])
      expect(await compareIdeas(customer, contest.id, { pair: token, choice: 'first' })).toMatchObject({
        reason: 'pair-unknown',
      })
    expect(await compareIdeas(another, contest.id, { pair: ours, choice: 'first' })).toMatchObject({
      reason: 'pair-unknown',
    })
    expect(await compareIdeas(customer, contest.id, { pair: ours, choice: 'first' })).toMatchObject({ ok: true })
  })

  test('one’s own idea is never put before its author, and a pair with it is refused', async () => {
    const { contest, pair } = await twoIdeas()
    const author = await aPerson()
    const own = await anIdea({ contestId: contest.id, authorId: author.id })
    const asked = await answerAll(author, contest, 10)
    expect(asked.map(([first, second]) => pairKey(first, second))).toEqual([pairKey(...pair)])
    expect(await compare(author, contest, [own.id, pair[0]])).toMatchObject({ ok: false, reason: 'own-idea' })
    expect(await answerAll(await aPerson(), contest, 10)).toHaveLength(3)
  })
})

describe('ideas that are gone', () => {
  test.each(['withdrawn', 'merged', 'hidden', 'held', 'draft'] as const)('%s ones leave the pairs', async (state) => {
    const { contest, ideas } = await aContestToCompare(3)
    const [gone, one, other] = ideas.map(({ id }) => id) as [string, string, string]
    const customer = await aPerson()
    await transaction(() => changeIdea(gone, { state }))
    expect(await compare(customer, contest, [gone, one])).toMatchObject({ ok: false, reason: 'not-published' })
    const asked = await answerAll(customer, contest, 10)
    expect(asked.map(([first, second]) => pairKey(first, second))).toEqual([pairKey(one, other)])
    await transaction(() => changeIdea(gone, { state: 'published' }))
    expect(await answerAll(customer, contest, 10)).toHaveLength(2)
  })

  test('what was said about one that is gone can still be undone', async () => {
    const { contest, pair } = await twoIdeas()
    const customer = await aPerson()
    await compare(customer, contest, pair)
    await transaction(() => changeIdea(pair[0], { state: 'withdrawn' }))
    expect(await undoComparison(customer, contest.id, null)).toMatchObject({ ok: true })
    expect(await lastComparison(contest.id, customer.id)).toBe(0)
    await expectOrder()
  })
})

describe('undo', () => {
  test('takes back the latest one only, and the pair is asked again', async () => {
    const { contest } = await aContestToCompare(4)
    const [customer, another] = [await aPerson(), await aPerson()]
    const asked = (await answerAll(customer, contest, 3)).map(([first, second]) => pairKey(first, second))
    await answerAll(another, contest, 1)

    expect(await undoComparison(customer, contest.id, asked[0] as string)).toMatchObject({ reason: 'not-the-latest' })
    const undone = await undoComparison(customer, contest.id, asked[2] as string)

    expect(undone.ok && pairKey(...undone.ideas)).toBe(asked[2])
    expect(await comparisonsBy(contest.id, customer.id)).toBe(2)
    expect(await comparisonsBy(contest.id, another.id)).toBe(1)
    const rest = (await answerAll(customer, contest, 10)).map(([first, second]) => pairKey(first, second))
    expect(rest).toHaveLength(4)
    expect(rest).toContain(asked[2])
    await expectOrder()
  })

  test('pressed sixteen times at once it undoes one', async () => {
    const { contest } = await aContestToCompare(4)
    const customer = await aPerson()
    const asked = await answerAll(customer, contest, 3)
    const which = pairKey(...(asked[2] as [string, string]))
    const undone = await Promise.all(Array.from({ length: 16 }, () => undoComparison(customer, contest.id, which)))
    expect(undone.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await comparisonsBy(contest.id, customer.id)).toBe(2)
    await expectOrder()
  })

  test('has nothing to do where nothing was said', async () => {
    const { contest } = await aContestToCompare(2)
    expect(await undoComparison(await aPerson(), contest.id, null)).toMatchObject({ reason: 'nothing-to-undo' })
    expect((await contestById(contest.id))?.logSeq).toBe(0)
  })
})

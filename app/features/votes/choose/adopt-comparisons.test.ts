import { expect, test } from 'vitest'
import { viewerFrom } from '#app/features/people/viewer-of.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { asPair, pairKey } from '#app/features/ranking/pairs/pair-key.ts'
import { adoptVotes } from '#app/features/votes/adopt-votes.server.ts'
import { confirmVotes } from '#app/features/votes/confirm-votes.server.ts'
import { eraseBallots } from '#app/features/votes/erase-ballots.server.ts'
import { recountVotes } from '#app/features/votes/recount-votes.server.ts'
import { transaction } from '#drizzle/database.ts'
import { comparisonOf, comparisonsByPerson, latestComparisons } from '#drizzle/queries/comparisons.ts'
import { changeIdea, ideasByIds } from '#drizzle/queries/ideas.ts'
import { changePerson, type PersonRow, personById } from '#drizzle/queries/people.ts'
import { aContestToCompare, answerAll, compare } from '#tests/comparing.ts'
import { anIdea, aPerson, aVisitor } from '#tests/factory.ts'

const adopt = (from: { id: string }, to: { id: string }) => transaction(() => adoptVotes(from.id, to.id))
const said = async (person: { id: string }) =>
  (await comparisonsByPerson(person.id)).map(({ comparison }) => [comparison.seq, comparison.state])
const scores = async (ids: string[]) =>
  Object.fromEntries((await ideasByIds(ids)).map((idea) => [idea.id, [idea.met, idea.pairWins, idea.pairLosses]]))

async function expectOrder() {
  expect((await recountVotes()).filter(({ counter }) => /^(met|pair)/.test(counter))).toEqual([])
}

test('a guest who signs in finds the comparisons counted, and meets none of those pairs again', async () => {
  const { contest, ideas } = await aContestToCompare(3)
  const [guest, account] = [aVisitor(), await aPerson()]
  const [first, second, third] = ideas.map(({ id }) => id) as [string, string, string]
  await compare(guest, contest, [first, second])
  await compare(guest, contest, [first, third], 'second')
  expect(await scores([first])).toEqual({ [first]: [2, 0, 0] })

  await adopt(guest, account)

  expect(await said(account)).toEqual([
    [1, 'counted'],
    [2, 'counted'],
  ])
  expect(await said(guest)).toEqual([])
  expect(await scores([first, third])).toEqual({ [first]: [2, 1, 1], [third]: [1, 1, 0] })
  const rest = await answerAll(account, contest, 9)
  expect(rest.map((pair) => pairKey(...pair))).toEqual([pairKey(second, third)])
  await expectOrder()
})

test('a pair both had compared stays as the account said; the others come behind what the account did', async () => {
  const { contest, ideas } = await aContestToCompare(3)
  const [guest, account] = [aVisitor(), await aPerson()]
  const [first, second, third] = ideas.map(({ id }) => id) as [string, string, string]
  await compare(account, contest, [first, second], 'first')
  await compare(guest, contest, [second, third], 'neither')
  await compare(guest, contest, [first, second], 'second')

  await adopt(guest, account)

  const kept = await comparisonOf(contest.id, account.id, asPair(first, second))
  expect(kept?.said).toBe(first < second ? 'one' : 'other')
  const [latest] = await latestComparisons(contest.id, account.id, 1)
  expect([latest?.seq, latest?.said]).toEqual([2, 'neither'])
  expect(await scores(ideas.map(({ id }) => id))).toEqual({
    [first]: [1, 1, 0],
    [second]: [2, 0, 1],
    [third]: [1, 0, 0],
  })
  await expectOrder()
})

test('what concerns ideas of the same person under either name is given up', async () => {
  const { contest, ideas } = await aContestToCompare(1)
  const [guest, account] = [aVisitor(), await aPerson()]
  const byAccount = await anIdea({ contestId: contest.id, authorId: account.id })
  await compare(guest, contest, [byAccount.id, ideas[0]?.id as string])
  const byGuest = await anIdea({ contestId: contest.id, authorId: guest.id })
  await compare(account, contest, [byGuest.id, ideas[0]?.id as string])

  await transaction(async () => {
    await changeIdea(byGuest.id, { authorId: account.id })
    await adoptVotes(guest.id, account.id)
  })

  expect(await said(account)).toEqual([])
  expect(await scores([byAccount.id, byGuest.id])).toEqual({ [byAccount.id]: [0, 0, 0], [byGuest.id]: [0, 0, 0] })
  await expectOrder()
})

test('confirming the address lets comparisons count while voting lasts, and not afterwards', async () => {
  const over = new Date(Date.now() - 1000)
  for (const [given, state] of [
    [{}, 'counted'],
    [{ ideasUntil: over, votingUntil: over }, 'provisional'],
  ] as const) {
    const { contest, ideas } = await aContestToCompare(2, given)
    const unproved = await aPerson({ emailConfirmedAt: null })
    const pair = ideas.map(({ id }) => id) as [string, string]
    await compare(unproved, contest, pair, 'first', new Date(Date.now() - 3_600_000))
    await transaction(() => changePerson(unproved.id, { emailConfirmedAt: new Date() }))
    await confirmVotes(unproved.id)
    expect(await said(unproved)).toEqual([[1, state]])
  }
  await expectOrder()
})

test('two tabs that sign in while the guest still answers lose nothing and double nothing', async () => {
  const { contest } = await aContestToCompare(6)
  const [guest, account] = [aVisitor(), await aPerson()]
  await answerAll(guest, contest, 5)
  const guestNow = await viewerFrom((await personById(guest.id)) as PersonRow)
  // A pair may be answered by the same person in the other tab after it was shown in this one.
  const answer = (viewer: Viewer, most: number) =>
    answerAll(viewer, contest, most).catch((fault: Error) => expect(fault.message).toBe('compared-already'))
  await Promise.all([adopt(guest, account), adopt(guest, account), answer(account, 4), answer(guestNow, 2)])
  await adopt(guest, account)
  const rows = await comparisonsByPerson(account.id)
  const pairs = rows.map(({ comparison }) => pairKey(comparison.oneId, comparison.otherId))
  expect(new Set(pairs).size).toBe(pairs.length)
  expect(rows.map(({ comparison }) => comparison.seq)).toEqual(rows.map((_, at) => at + 1))
  expect(await said(guest)).toEqual([])
  await expectOrder()
})

test('erasing a person forgets what they compared, others’ answers stay', async () => {
  const { contest, ideas } = await aContestToCompare(2)
  const [leaving, staying] = [await aPerson(), await aPerson()]
  const pair = ideas.map(({ id }) => id) as [string, string]
  await compare(leaving, contest, pair)
  await compare(staying, contest, pair)
  await eraseBallots(leaving.id)
  await eraseBallots(leaving.id)
  expect(await said(leaving)).toEqual([])
  expect(await scores(pair)).toEqual({ [pair[0]]: [1, 1, 0], [pair[1]]: [1, 0, 1] })
  await expectOrder()
})

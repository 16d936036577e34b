import { expect, test } from 'vitest'
import { adoptViews } from '#app/features/ideas/adopt-views.server.ts'
import { flushViews, recordViews, wasShown } from '#app/features/ideas/record-views.server.ts'
import { finishSignIn } from '#app/features/votes/finish-sign-in.server.ts'
import { recountVotes } from '#app/features/votes/recount-votes.server.ts'
import { newVisitor } from '#app/web/visitor.server.ts'
import { transaction } from '#drizzle/database.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import { changeIdea, ideaWithContest } from '#drizzle/queries/ideas.ts'
import { viewsOf } from '#drizzle/queries/views.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aContest, anIdea, aPerson, aRequest, aVisitor } from '#tests/factory.ts'

const viewsNow = async (id: string) => (await ideaWithContest(id))?.idea.views
const faultsOf = async (...ids: string[]) =>
  (await recountVotes()).filter(({ id, counter }) => ids.includes(id) && /views|fairScore/.test(counter))

async function seenBy(ideaIds: string[], ...viewers: { id: string }[]) {
  for (const { id } of viewers) recordViews(id, ideaIds)
  await flushViews()
}

test('what a guest and an account both saw was seen by one person', async () => {
  const contest = await aContest()
  const [both, alone] = [await anIdea({ contestId: contest.id }), await anIdea({ contestId: contest.id })]
  const [guest, account, other] = [aVisitor(), await aPerson(), aVisitor()]
  await recountVotes()
  await seenBy([both.id, alone.id], guest, other)
  await seenBy([both.id], account)
  expect([await viewsNow(both.id), await viewsNow(alone.id)]).toEqual([3, 2])

  await adoptViews(guest.id, account.id)

  expect([await viewsNow(both.id), await viewsNow(alone.id)]).toEqual([2, 2])
  expect((await contestById(contest.id))?.views).toBe(4)
  expect(await viewsOf([both.id])).toEqual([{ ideaId: both.id, views: 2 }])
  expect([await wasShown(alone.id, account.id), await wasShown(alone.id, guest.id)]).toEqual([true, false])
  expect(await faultsOf(both.id, alone.id, contest.id)).toEqual([])
  await adoptViews(guest.id, account.id)
  expect(await viewsNow(both.id)).toBe(2)
})

test('also of ideas that are hidden by now', async () => {
  const contest = await aContest()
  const ideas = await Promise.all(Array.from({ length: 3 }, () => anIdea({ contestId: contest.id })))
  const ids = ideas.map(({ id }) => id)
  const [guest, account] = [aVisitor(), await aPerson()]
  await seenBy(ids, guest, account)
  await transaction(() => changeIdea(ids[0] as string, { state: 'hidden' }))
  await adoptViews(guest.id, account.id)
  expect(await Promise.all(ids.map(viewsNow))).toEqual([1, 1, 1])
  expect((await contestById(contest.id))?.views).toBe(3)
})

test('an account’s views are nobody else’s', async () => {
  const idea = await anIdea()
  const [one, other] = [await aPerson(), await aPerson()]
  await seenBy([idea.id], one, other)
  await adoptViews(one.id, other.id)
  expect(await viewsNow(idea.id)).toBe(2)
})

test('signing in brings along what the browser was shown, written down already or not', async () => {
  const [early, late] = [await anIdea(), await anIdea()]
  const [account, visitor] = [await aPerson(), newVisitor()]
  await seenBy([early.id], account, visitor)
  await seenBy([late.id], account)
  recordViews(visitor.id, [late.id])
  const proof = { email: account.email ?? '', provesAddress: true, guests: [], name: '', next: '/' }
  await finishSignIn(proof, aRequest('/', { headers: { Cookie: cookieHeader(visitor.cookie) } }))
  await flushViews()
  expect([await viewsNow(early.id), await viewsNow(late.id)]).toEqual([1, 1])
  expect(await faultsOf(early.id, late.id)).toEqual([])
})

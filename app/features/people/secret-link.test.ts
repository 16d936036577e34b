import { expect, test } from 'vitest'
import { describeSecretLink } from '#app/features/people/describe-secret-link.server.ts'
import { issueSecretLink } from '#app/features/people/issue-secret-link.server.ts'
import { listDoings } from '#app/features/people/list-doings.server.ts'
import { renewSecretLink } from '#app/features/people/renew-secret-link.server.ts'
import { viewerFrom, viewerOf } from '#app/features/people/viewer-of.server.ts'
import { visitor } from '#app/features/policy/viewer.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { continueAsGuest } from '#app/features/votes/continue-as-guest.server.ts'
import { db, transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { changeContest } from '#drizzle/queries/contests.ts'
import { changeIdea, ideaWithContest } from '#drizzle/queries/ideas.ts'
import { addGuest, type PersonRow, personById } from '#drizzle/queries/people.ts'
import { secretLinks } from '#drizzle/schema/index.ts'
import { cookieHeader, setCookies } from '#tests/cookies.ts'
import { aContest, anIdea, aPerson, aRequest, aVisitor } from '#tests/factory.ts'

async function aGuest() {
  const id = newId()
  await transaction(() => addGuest(id, 'en'))
  return viewerFrom((await personById(id)) as PersonRow)
}

const tokenOf = async (id: string) => ((await issueSecretLink(id)) ?? '').slice('/k/'.length)

test('a guest has one secret link, the same on every page, of which the database keeps a hash', async () => {
  const guest = await aGuest()
  const token = await tokenOf(guest.id)
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(await tokenOf(guest.id)).toBe(token)
  expect(JSON.stringify(await db().select().from(secretLinks))).not.toContain(token)
  expect(await tokenOf((await aGuest()).id)).not.toBe(token)
})

test('accounts and visitors who did nothing have none', async () => {
  expect(await issueSecretLink((await aPerson()).id)).toBeUndefined()
  expect(await issueSecretLink(aVisitor().id)).toBeUndefined()
})

test('the link shows what its guest did, and lets another browser go on as that guest', async () => {
  const guest = await aGuest()
  const idea = await anIdea({ authorId: guest.id, title: 'Quiet hour' })
  const token = await tokenOf(guest.id)
  expect((await describeSecretLink(token))?.doings.ideas.map(({ title }) => title)).toEqual(['Quiet hour'])

  const headers = await continueAsGuest(aVisitor(), token)
  const elsewhere = aRequest('/me', { headers: { Cookie: cookieHeader(setCookies(headers)) } })
  expect(await viewerOf(elsewhere)).toMatchObject({ kind: 'guest', id: guest.id })
  expect((await ideaWithContest(idea.id))?.idea.authorId).toBe(guest.id)
})

test('a new link ends the old one', async () => {
  const guest = await aGuest()
  const old = await tokenOf(guest.id)
  const path = await renewSecretLink(guest, new Date(Date.now() + 1))
  expect(await describeSecretLink(old)).toBeUndefined()
  await expect(continueAsGuest(aVisitor(), old)).rejects.toMatchObject({ status: 404 })
  expect(await describeSecretLink((path ?? '').slice('/k/'.length))).toBeDefined()
  expect(await issueSecretLink(guest.id)).toBe(path)
})

test('what this browser did as another guest comes along', async () => {
  const [one, other] = [await aGuest(), await aGuest()]
  const [written, liked] = [await anIdea({ authorId: other.id }), await anIdea()]
  await castVote(other, liked.id)
  await continueAsGuest(other, await tokenOf(one.id))
  expect((await ideaWithContest(written.id))?.idea.authorId).toBe(one.id)
  expect((await listDoings(one)).votes).toMatchObject([{ id: liked.id, provisional: true }])
})

test('who is signed in takes the guest of a link into the account', async () => {
  const guest = await aGuest()
  const [liked, ana] = [await anIdea(), await aPerson()]
  await castVote(guest, liked.id)
  expect(await continueAsGuest(ana, await tokenOf(guest.id))).toEqual([])
  expect((await ideaWithContest(liked.id))?.idea).toMatchObject({ votes: 1, provisional: 0 })
})

test('a person reads what became of their ideas, and who won only when everybody may', async () => {
  const contest = await aContest()
  const ana = await aPerson()
  const idea = await anIdea({ contestId: contest.id, authorId: ana.id, place: 1 })
  const read = async () => (await listDoings(ana)).ideas[0]
  expect(await read()).toMatchObject({ became: 'gathering', turn: 'ours', won: false })

  await transaction(async () => {
    await changeIdea(idea.id, { outcome: 'planned', answeredAt: new Date(), turn: 'none' })
    await changeContest(contest.id, { state: 'concluded' })
  })
  expect(await read()).toMatchObject({ became: 'planned', turn: 'none', won: true, answered: true })
})

test('a vote for an idea that was taken down does not show its words', async () => {
  const ana = await aPerson()
  const idea = await anIdea({ title: 'Something nasty' })
  await castVote(ana, idea.id)
  await transaction(() => changeIdea(idea.id, { state: 'hidden' }))
  const { votes } = await listDoings(ana)
  expect(votes).toHaveLength(1)
  expect(JSON.stringify(votes)).not.toContain('Something nasty')
})

test('what a person may no longer see is not listed', async () => {
  const contest = await aContest()
  const ana = await aPerson()
  const idea = await anIdea({ contestId: contest.id, title: 'Inner matters' })
  await castVote(ana, idea.id)
  expect((await listDoings(ana)).votes).toHaveLength(1)
  await transaction(() => changeContest(contest.id, { audience: 'employees' }))
  expect((await listDoings(ana)).votes).toEqual([])
  expect(await listDoings(visitor(ana.id))).toEqual({ ideas: [], votes: [], comments: [], drafts: [] })
})

import { describe, expect, test } from 'vitest'
import { acceptClaim, declineClaim } from '#app/features/ideas/bring/answer-claim.server.ts'
import { bringIdea } from '#app/features/ideas/bring/bring-idea.server.ts'
import { bringPage } from '#app/features/ideas/bring/bring-page.server.ts'
import { claimLifetime, inviteAuthor, takeBackClaim } from '#app/features/ideas/bring/invite-author.server.ts'
import { ideaPage } from '#app/features/ideas/idea-page.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { recountIdeas } from '#app/features/votes/recount-ideas.server.ts'
import * as bringRoute from '#app/routes/ideas/bring.tsx'
import * as broughtRoute from '#app/routes/ideas/brought.tsx'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addContestRole, type ContestRow } from '#drizzle/queries/contests.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { openReports } from '#drizzle/queries/moderation.ts'
import { personById } from '#drizzle/queries/people.ts'
import { aContest, again, aModerator, anEmployee, aPerson, aVisitor } from '#tests/factory.ts'
import { mailsTo, mailTo, tokenFor } from '#tests/mailbox.ts'
import { visitRoute } from '#tests/visit-route.ts'

const anAddress = () => `${newId()}@example.org`
const said = (given: object = {}) => ({
  title: 'Let the shop open at seven',
  body: 'I stand there **every** morning.',
  source: `https://forum.example.org/t/${newId()}`,
  day: new Date('2026-05-03T12:00:00Z'),
  name: 'Nadia of the forum',
  ...given,
})

/** Something brought into a contest and its author invited by link; answers the secret of that link. */
async function invited(given: Partial<ContestRow> = {}, email?: string) {
  const owner = await anEmployee({ role: 'owner', name: 'Marta' })
  const contest = await aContest({ hostId: owner.id, ...given })
  const host = await again(owner)
  const brought = await bringIdea(host, contest.slug, said())
  if (!brought.ok) throw new Error(brought.reason)
  await inviteAuthor(host, contest.slug, { idea: brought.ideaId, email })
  return { host, contest, ideaId: brought.ideaId, token: await tokenOf(host, contest) }
}

async function tokenOf(host: Viewer, contest: ContestRow) {
  const [first] = (await bringPage(host, contest.slug)).brought
  return first?.link?.split('/').at(-1) ?? ''
}

const ideaOf = async (id: string) => (await ideaWithContest(id))?.idea
const authorOf = async (id: string) => personById((await ideaOf(id))?.authorId ?? '')

describe('what was said elsewhere', () => {
  test('is an idea at once, in the name of who said it, with its source and who brought it', async () => {
    const { contest, ideaId } = await invited()
    const page = await ideaPage(aVisitor(), ideaId)
    expect(page.idea).toMatchObject({ state: 'published', title: 'Let the shop open at seven' })
    expect(page.author.name).toBe('Nadia of the forum, said elsewhere, brought by Marta')
    expect(page.rounds).toEqual([
      {
        label: 'Said elsewhere on 3 May, brought by Marta',
        path: expect.stringMatching(/^https:\/\/forum\.example\.org\/t\//),
        title: 'forum.example.org',
      },
    ])
    expect(await authorOf(ideaId)).toMatchObject({ kind: 'imported', email: null })
    expect((await ideaWithContest(ideaId))?.contest).toMatchObject({ ideas: 1, participants: contest.participants })
  })

  test('is brought by whoever moderates or answers there, and by nobody else', async () => {
    const contest = await aContest()
    const deputy = await anEmployee()
    await transaction(() => addContestRole(contest.id, deputy.id, 'deputy'))
    for (const viewer of [await aModerator(), await again(deputy)])
      expect(await bringIdea(viewer, contest.slug, said())).toMatchObject({ ok: true })
    for (const viewer of [aVisitor(), await aPerson(), await anEmployee({ role: 'owner' })]) {
      await expect(bringIdea(viewer, contest.slug, said())).rejects.toMatchObject({ status: 404 })
      await expect(inviteAuthor(viewer, contest.slug, { idea: 'any' })).rejects.toMatchObject({ status: 404 })
      await expect(takeBackClaim(viewer, contest.slug, 'any')).rejects.toMatchObject({ status: 404 })
    }
  })

  test('waits for a moderator where everything is read first and who brings it moderates nothing', async () => {
    const contest = await aContest({ moderation: 'before' })
    const deputy = await anEmployee()
    await transaction(() => addContestRole(contest.id, deputy.id, 'deputy'))
    const brought = await bringIdea(await again(deputy), contest.slug, said())
    expect(brought).toMatchObject({ ok: true, held: true })
    expect(brought.ok && (await ideaOf(brought.ideaId))?.state).toBe('held')
  })

  test('comes from one address once, also when two bring it at the same moment, and never after the close', async () => {
    const contest = await aContest()
    const [one, two] = [await aModerator(), await aModerator()]
    const post = said()
    const both = await Promise.all([bringIdea(one, contest.slug, post), bringIdea(two, contest.slug, post)])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'there-already', title: post.title })
    const closed = await aContest({ ideasUntil: new Date(Date.now() - 1000) })
    expect(await bringIdea(one, closed.slug, said())).toEqual({ ok: false, reason: 'closed' })
  })

  test('needs an address of the web, a day that has been and a name', async () => {
    const contest = await aContest()
    const as = await aModerator()
    const send = (form: Record<string, string>) =>
      visitRoute(bringRoute, `/c/${contest.slug}/desk/bring`, { as, params: { contest: contest.slug }, form })
    const fine = { title: 'A bell', body: '', source: 'https://a.example/1', day: '2026-01-02', name: 'Ivo', email: '' }
    const wrong = [
      { source: 'javascript:alert(1)' },
      { source: 'https://me:secret@a.example/' },
      { day: '2999-01-01' },
      { day: 'monday' },
      { name: ' ' },
    ]
    for (const one of wrong) {
      const answer = await send({ ...fine, ...one } as Record<string, string>)
      expect(answer.status, JSON.stringify(one)).toBe(400)
      expect(Object.keys((answer.page as unknown as { errors: object }).errors)).toEqual(Object.keys(one))
    }
    expect(await send(fine)).toMatchObject({ status: 303, to: `/c/${contest.slug}/desk/bring` })
  })
})

describe('the invitation of its author', () => {
  test('leaves whoever has no name here the one they said it under, but not one that reads like the team', async () => {
    const nameless = await aPerson({ name: '' })
    const { ideaId, token } = await invited()
    expect(await acceptClaim(nameless, token)).toMatchObject({ ok: true })
    expect((await ideaPage(await again(nameless), ideaId)).author).toMatchObject({
      name: 'Nadia of the forum',
      mine: true,
    })

    const namesake = await invited()
    await anEmployee({ name: 'Nadia of the forum' })
    expect(await acceptClaim(nameless, namesake.token)).toMatchObject({ ok: true })
    expect((await ideaPage(await again(nameless), namesake.ideaId)).author.name).toBe('')
  })

  test('makes them its author once, leaves every vote as it is, and is over then', async () => {
    const { ideaId, token } = await invited()
    const [author, voter] = [await aPerson({ name: 'Nadia' }), await aPerson()]
    for (const viewer of [author, voter]) await castVote(viewer, ideaId)
    expect((await ideaOf(ideaId))?.votes).toBe(2)

    expect(await acceptClaim(author, token)).toMatchObject({ ok: true, path: expect.stringContaining(ideaId) })
    await transaction(() => recountIdeas([ideaId]))
    expect(await ideaOf(ideaId)).toMatchObject({ authorId: author.id, votes: 2 })
    const page = await ideaPage(await again(author), ideaId)
    expect(page).toMatchObject({ author: { name: 'Nadia', mine: true }, may: { edit: true } })
    expect(page.rounds).toHaveLength(1)
    expect(await acceptClaim(voter, token)).toEqual({ ok: false, reason: 'over' })
    expect(await declineClaim(token, { remove: false, words: '' })).toEqual({ ok: false })
    expect((await ideaOf(ideaId))?.authorId).toBe(author.id)
  })

  test('is accepted by one of two who press at once', async () => {
    const { ideaId, token } = await invited()
    const two = [await aPerson(), await aPerson()]
    const answers = await Promise.all(two.map((viewer) => acceptClaim(viewer, token)))
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    const winner = two[answers.findIndex(({ ok }) => ok)] as Viewer
    expect((await ideaOf(ideaId))?.authorId).toBe(winner.id)
  })

  test('is accepted without an account where everybody takes part, and the browser remembers', async () => {
    const { ideaId, token } = await invited()
    const visitor = newId()
    const accepted = await visitRoute(broughtRoute, `/brought/${token}`, {
      visitor,
      params: { token },
      form: { answer: 'accept', words: '' },
    })
    expect(accepted).toMatchObject({ status: 303, to: expect.stringContaining(`/i/${ideaId}`) })
    expect(accepted.cookies.length).toBeGreaterThan(0)
    expect(await ideaOf(ideaId)).toMatchObject({ authorId: visitor })
  })

  test('is not for the team that sees its link, nor for whoever may not take part', async () => {
    const { host, ideaId, token } = await invited()
    expect(await acceptClaim(host, token)).toEqual({ ok: false, reason: 'team' })
    expect(await acceptClaim(await aModerator(), token)).toEqual({ ok: false, reason: 'team' })
    const inside = await invited({ audience: 'employees', takePart: 'employees' })
    expect(await acceptClaim(await aPerson(), inside.token)).toEqual({ ok: false, reason: 'not-for-you' })
    expect(await acceptClaim(aVisitor(), inside.token)).toEqual({ ok: false, reason: 'sign-in' })
    expect(await acceptClaim(await anEmployee(), inside.token)).toMatchObject({ ok: true })
    expect(await authorOf(ideaId)).toMatchObject({ kind: 'imported' })
  })

  test('ends when it is taken back, when its days are over, and when the idea is gone', async () => {
    const { host, contest, ideaId, token } = await invited()
    const late = new Date(Date.now() + claimLifetime + 1000)
    const person = await aPerson()
    expect(await acceptClaim(person, token, late)).toEqual({ ok: false, reason: 'over' })
    await takeBackClaim(host, contest.slug, ideaId)
    expect(await acceptClaim(person, token)).toEqual({ ok: false, reason: 'over' })
    expect(await visitRoute(broughtRoute, `/brought/${token}`, { params: { token } })).toMatchObject({ status: 410 })

    await inviteAuthor(host, contest.slug, { idea: ideaId })
    const fresh = await tokenOf(host, contest)
    expect(fresh).not.toBe(token)
    expect(await acceptClaim(person, token)).toEqual({ ok: false, reason: 'over' })
    expect(await acceptClaim(person, fresh)).toMatchObject({ ok: true })
    expect(await inviteAuthor(host, contest.slug, { idea: ideaId })).toEqual({ ok: false, reason: 'answered' })
  })

  test('is mailed to an address once, whatever is brought and by whom', async () => {
    const email = anAddress()
    const first = await invited({}, email)
    expect((await mailTo(email)).text).toContain('Let the shop open at seven')
    expect(await tokenFor(email)).toBe(first.token)
    const about = { idea: first.ideaId, email }
    expect(await inviteAuthor(first.host, first.contest.slug, about)).toEqual({ ok: true, mail: 'twice' })
    const second = await invited({}, email)
    expect(second.token).toMatch(/^[\w-]{43}$/)
    expect(await mailsTo(email)).toBe(1)
  })

  test('of another contest is not there for the team of this one', async () => {
    const [mine, other] = [await invited(), await invited()]
    const about = { idea: other.ideaId }
    await expect(inviteAuthor(mine.host, mine.contest.slug, about)).rejects.toMatchObject({ status: 404 })
    await expect(takeBackClaim(mine.host, mine.contest.slug, other.ideaId)).rejects.toMatchObject({ status: 404 })
  })
})

describe('an author who declines', () => {
  test('is named nowhere any more, and a moderator reads their wish to have the text removed', async () => {
    const { host, contest, ideaId, token } = await invited()
    const form = { answer: 'decline', remove: 'on', words: 'It was a joke.' }
    expect(await visitRoute(broughtRoute, `/brought/${token}`, { params: { token }, form })).toMatchObject({
      status: 303,
      to: '/',
    })
    const page = await ideaPage(aVisitor(), ideaId)
    expect(page.author.name).toBe('Somebody, said elsewhere, brought by Marta')
    expect(page.rounds).toEqual([])
    const listed = JSON.stringify(await bringPage(host, contest.slug))
    expect(listed).not.toMatch(/Nadia|forum\.example/)
    expect(listed).toContain('declined')
    const [report] = await openReports('idea', ideaId)
    expect(report).toMatchObject({ reason: 'author', words: 'It was a joke.' })
    expect(await acceptClaim(await aPerson(), token)).toEqual({ ok: false, reason: 'over' })
  })

  test('who wants the text to stay asks nobody', async () => {
    const { ideaId, token } = await invited()
    expect(await declineClaim(token, { remove: false, words: '' })).toEqual({ ok: true })
    expect(await openReports('idea', ideaId)).toEqual([])
    expect((await ideaOf(ideaId))?.state).toBe('published')
  })
})

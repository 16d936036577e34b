import { expect, test } from 'vitest'
import { adoptGuest } from '#app/features/people/adopt-guest.server.ts'
import { issueSecretLink } from '#app/features/people/issue-secret-link.server.ts'
import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import type { Proof } from '#app/features/people/sign-in/proof.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { visitor } from '#app/features/policy/viewer.ts'
import { changeSettings } from '#app/features/settings/site-settings.server.ts'
import { castVote } from '#app/features/votes/cast-vote.server.ts'
import { finishSignIn } from '#app/features/votes/finish-sign-in.server.ts'
import { rememberVisitor } from '#app/web/visitor.server.ts'
import { db, transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { contestById } from '#drizzle/queries/contests.ts'
import { draftAt, keepDraft } from '#drizzle/queries/drafts.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { addGuest, changePerson, personByEmail, personById } from '#drizzle/queries/people.ts'
import { secretLinkByHash } from '#drizzle/queries/secret-links.ts'
import { voteOf } from '#drizzle/queries/votes.ts'
import { comments, follows } from '#drizzle/schema/index.ts'
import { cookieHeader, setCookies } from '#tests/cookies.ts'
import { aContest, anIdea, aPerson, aRequest } from '#tests/factory.ts'

const anAddress = () => `${newId()}@example.org`

/** A browser whose visitor has become a guest by doing something. */
async function aGuest(given: { name?: string; email?: string } = {}) {
  const viewer = visitor(newId())
  await transaction(async () => {
    await addGuest(viewer.id, 'es')
    await changePerson(viewer.id, { name: '', ...given })
  })
  return { viewer, cookie: cookieHeader(rememberVisitor(viewer.id)) }
}

function aProof(email: string, given: Partial<Proof> = {}): Proof {
  return { email, provesAddress: true, guests: [], name: '', next: '/', ...given }
}

const from = (cookie: string) => aRequest('/in/code', { headers: { Cookie: cookie, 'User-Agent': 'Firefox/130.0' } })

async function signedIn(proof: Proof, cookie = '') {
  const outcome = await finishSignIn(proof, from(cookie))
  if (!outcome.ok) throw new Error(outcome.reason)
  return { ...outcome, cookie: cookieHeader(cookie.split('; '), setCookies(outcome.headers)) }
}

test('a stranger who proves an address has an account and a session', async () => {
  const email = anAddress()
  const { cookie, person } = await signedIn(aProof(email, { name: 'Ana' }))

  expect(person).toMatchObject({ kind: 'account', email, name: 'Ana', role: 'member', affiliation: 'customer' })
  expect(await viewerOf(from(cookie))).toMatchObject({ kind: 'account', id: person.id, confirmed: true })
})

test('the guest of the browser becomes the account, and the kept vote counts from then on', async () => {
  const idea = await anIdea()
  const { viewer, cookie } = await aGuest({ name: 'Night owl' })
  await castVote(viewer, idea.id)
  expect((await ideaWithContest(idea.id))?.idea).toMatchObject({ votes: 0, provisional: 1 })

  const email = anAddress()
  const { person } = await signedIn(aProof(email), cookie)

  expect(person).toMatchObject({ id: viewer.id, kind: 'account', email, name: 'Night owl', language: 'es' })
  expect((await ideaWithContest(idea.id))?.idea).toMatchObject({ votes: 1, provisional: 0 })
  expect(await voteOf(idea.contestId, viewer.id, idea.id)).toMatchObject({ state: 'counted' })
})

test('what a guest did moves to the account that exists: ideas, comments, votes, drafts, follows', async () => {
  const contest = await aContest()
  const account = await aPerson({ name: '' })
  const { viewer, cookie } = await aGuest({ name: 'Night owl' })
  const own = await anIdea({ contestId: contest.id, authorId: viewer.id })
  const liked = await anIdea({ contestId: contest.id })
  await castVote(viewer, liked.id)
  await transaction(async () => {
    await keepDraft(viewer.id, `idea:${contest.id}`, { title: 'Half an idea' }, new Date())
    await db().insert(follows).values({ personId: viewer.id, kind: 'idea', subjectId: liked.id })
    const words = { text: 'Yes', html: '<p>Yes</p>', state: 'published' as const }
    await db()
      .insert(comments)
      .values({ id: newId(), contestId: contest.id, ideaId: liked.id, authorId: viewer.id, ...words })
  })

  await signedIn(aProof(account.email ?? ''), cookie)

  expect((await ideaWithContest(own.id))?.idea.authorId).toBe(account.id)
  expect(await voteOf(contest.id, account.id, liked.id)).toMatchObject({ state: 'counted' })
  expect(await voteOf(contest.id, viewer.id, liked.id)).toBeUndefined()
  expect((await draftAt(account.id, `idea:${contest.id}`))?.content).toEqual({ title: 'Half an idea' })
  expect((await db().select().from(follows)).filter((row) => row.personId === account.id)).toHaveLength(1)
  expect((await db().select().from(comments)).map((row) => row.authorId)).toEqual([account.id])
  expect((await personById(account.id))?.name).toBe('Night owl')
  expect((await contestById(contest.id))?.participants).toBe(1)
})

test('who took part under both names is one participant with one vote per idea', async () => {
  const idea = await anIdea()
  const account = await aPerson()
  const { viewer, cookie } = await aGuest()
  await castVote(account, idea.id)
  await castVote(viewer, idea.id)
  expect((await contestById(idea.contestId))?.participants).toBe(2)

  await signedIn(aProof(account.email ?? ''), cookie)

  expect((await ideaWithContest(idea.id))?.idea).toMatchObject({ votes: 1, provisional: 0 })
  expect((await contestById(idea.contestId))?.participants).toBe(1)
})

test('nobody ends up voting for their own idea, whichever name wrote and whichever voted', async () => {
  const contest = await aContest()
  const account = await aPerson()
  const { viewer, cookie } = await aGuest()
  const accounts = await anIdea({ contestId: contest.id, authorId: account.id })
  const guests = await anIdea({ contestId: contest.id, authorId: viewer.id })
  await castVote(viewer, accounts.id)
  await castVote(account, guests.id)

  await signedIn(aProof(account.email ?? ''), cookie)

  for (const idea of [accounts, guests]) {
    expect((await ideaWithContest(idea.id))?.idea).toMatchObject({ votes: 0, provisional: 0 })
  }
})

test('a vote budget holds for both names together', async () => {
  const contest = await aContest({ votesPerPerson: 2 })
  const [one, two, three] = await Promise.all([1, 2, 3].map(() => anIdea({ contestId: contest.id })))
  const account = await aPerson()
  const { viewer, cookie } = await aGuest()
  await castVote(account, one?.id ?? '')
  await castVote(viewer, two?.id ?? '')
  await castVote(viewer, three?.id ?? '')

  await signedIn(aProof(account.email ?? ''), cookie)

  expect((await contestById(contest.id))?.votes).toBe(2)
})

test('a link opened on the telephone brings what the computer that asked for it had done', async () => {
  const idea = await anIdea()
  const computer = await aGuest()
  const telephone = await aGuest()
  await castVote(computer.viewer, idea.id)
  const other = await anIdea({ authorId: telephone.viewer.id })

  const { person } = await signedIn(aProof(anAddress(), { guests: [computer.viewer.id] }), telephone.cookie)

  expect(person.id).toBe(computer.viewer.id)
  expect((await ideaWithContest(idea.id))?.idea.votes).toBe(1)
  expect((await ideaWithContest(other.id))?.idea.authorId).toBe(person.id)
})

test('an account cannot be adopted by naming its id', async () => {
  const [victim, thief] = [await aPerson(), await aPerson()]
  const idea = await anIdea({ authorId: victim.id })
  expect(await transaction(() => adoptGuest(victim.id, thief.id))).toBe(false)
  await signedIn(aProof(thief.email ?? '', { guests: [victim.id] }), cookieHeader(rememberVisitor(victim.id)))
  expect((await ideaWithContest(idea.id))?.idea.authorId).toBe(victim.id)
})

test('a guest who only claimed an address is not its owner', async () => {
  const email = anAddress()
  const { viewer } = await aGuest({ email })
  const claimed = await anIdea({ authorId: viewer.id })

  const { person } = await signedIn(aProof(email))

  expect(person.id).not.toBe(viewer.id)
  expect((await personById(viewer.id))?.email).toBeNull()
  expect((await ideaWithContest(claimed.id))?.idea.authorId).toBe(viewer.id)
})

test('an address in the domain of the organisation makes an employee', async () => {
  await changeSettings({ employeeDomains: ['acme.example'] })
  const { person } = await signedIn(aProof(`${newId()}@acme.example`))
  const { person: other } = await signedIn(aProof(`${newId()}@notacme.example`))
  expect([person.affiliation, other.affiliation]).toEqual(['employee', 'customer'])
  await changeSettings({ employeeDomains: [] })
})

test('where accounts are by invitation a stranger gets none, and their guest stays a guest', async () => {
  await changeSettings({ signUp: 'invited' })
  const email = anAddress()
  const { viewer, cookie } = await aGuest()
  expect(await finishSignIn(aProof(email), from(cookie))).toEqual({ ok: false, reason: 'people_invited_only' })
  expect(await personByEmail(email)).toBeUndefined()
  expect((await personById(viewer.id))?.kind).toBe('guest')

  const known = await aPerson()
  expect(await finishSignIn(aProof(known.email ?? ''), from(''))).toMatchObject({ ok: true })
  await changeSettings({ signUp: 'open' })
})

test('a suspended account stays out, and so does its session', async () => {
  const person = await aPerson()
  const { cookie } = await signedIn(aProof(person.email ?? ''))
  await transaction(() => changePerson(person.id, { suspendedAt: new Date() }))
  expect(await finishSignIn(aProof(person.email ?? ''), from(''))).toEqual({ ok: false, reason: 'people_suspended' })
  expect(await viewerOf(from(cookie))).toMatchObject({ kind: 'visitor' })
})

test('signing in starts a session under a fresh id and ends the one this browser had', async () => {
  const [first, second] = [await aPerson(), await aPerson()]
  const before = await signedIn(aProof(first.email ?? ''))
  const planted = cookieHeader(`sid=${'a'.repeat(43)}`)
  const fixed = await signedIn(aProof(first.email ?? ''), planted)
  expect(fixed.cookie).not.toContain('a'.repeat(43))
  expect(await viewerOf(from(planted))).toMatchObject({ kind: 'visitor' })

  const now = await signedIn(aProof(second.email ?? ''), before.cookie)
  expect(await viewerOf(from(before.cookie))).toMatchObject({ kind: 'visitor' })
  expect(await viewerOf(from(now.cookie))).toMatchObject({ kind: 'account', id: second.id })
})

test('two browsers that prove one new address at once share one account', async () => {
  const email = anAddress()
  const [one, two] = [await aGuest(), await aGuest()]
  const idea = await anIdea()
  await castVote(one.viewer, idea.id)
  await castVote(two.viewer, idea.id)

  const [first, second] = await Promise.all([signedIn(aProof(email), one.cookie), signedIn(aProof(email), two.cookie)])

  expect(first.person.id).toBe(second.person.id)
  expect((await ideaWithContest(idea.id))?.idea).toMatchObject({ votes: 1, provisional: 0 })
})

test('a secret link ends when its guest has an account', async () => {
  const { viewer, cookie } = await aGuest()
  const path = (await issueSecretLink(viewer.id)) ?? ''
  await signedIn(aProof(anAddress()), cookie)
  const found = await secretLinkByHash(hashSecret(path.slice('/k/'.length)))
  expect(found?.link.revokedAt).toBeInstanceOf(Date)
  expect(await issueSecretLink(viewer.id)).toBeUndefined()
})

test('a password sign-in does not confirm the address', async () => {
  const person = await aPerson({ emailConfirmedAt: null })
  const { cookie } = await signedIn(aProof(person.email ?? '', { provesAddress: false }))
  expect(await viewerOf(from(cookie))).toMatchObject({ id: person.id, confirmed: false })
  await signedIn(aProof(person.email ?? ''))
  expect((await personById(person.id))?.emailConfirmedAt).toBeInstanceOf(Date)
})

import { expect, test } from 'vitest'
import { inviteToContest, type MorePeople } from '#app/features/contests/invite-to-contest.server.ts'
import { acceptInvitation } from '#app/features/people/accept-invitation.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import * as people from '#app/routes/contests/people.tsx'
import { newId } from '#drizzle/ids.ts'
import { guestsOf } from '#drizzle/queries/contest-guests.ts'
import { ownersOf } from '#drizzle/queries/contests.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { aContest, again, aModerator, anEmployee, aPerson, aVisitor } from '#tests/factory.ts'
import { mailsTo, mailTo, tokenFor } from '#tests/mailbox.ts'
import { visitRoute } from '#tests/visit-route.ts'

const addresses = (n: number) => Array.from({ length: n }, () => `${newId()}@example.org`)
const more = (emails: string[], given: Partial<MorePeople> = {}): MorePeople => ({
  ...{ invited: { emails, domains: [] }, as: 'guest', letters: true },
  ...given,
})

async function aContestForInvited() {
  const contest = await aContest({ audience: 'invited', takePart: 'invited' })
  return { contest, owner: await again({ id: contest.hostId } as Viewer) }
}

test('more people are let into an open contest, and written to once', async () => {
  const { contest, owner } = await aContestForInvited()
  const guest = await aPerson()
  const email = guest.email ?? ''
  expect((await again(guest)).invitedTo).toEqual([])
  expect(await inviteToContest(owner, contest.slug, more([email]))).toMatchObject({ ok: true, added: 1, letters: 1 })
  expect((await again(guest)).invitedTo).toEqual([contest.id])
  expect((await mailTo(email)).text).toContain(contest.title)
  expect(await inviteToContest(owner, contest.slug, more([email]))).toMatchObject({ ok: true, added: 0, letters: 0 })
  expect(await mailsTo(email)).toBe(1)
  const log = (await auditEntries(50)).filter(({ entry }) => entry.subjectId === contest.id)
  expect(log.map(({ entry }) => [entry.action, entry.actorId])).toContainEqual(['contest.invited', owner.id])
})

test('whole domains come in without letters, and so does everybody when none are wanted', async () => {
  const { contest, owner } = await aContestForInvited()
  const [email = ''] = addresses(1)
  const invited = { emails: [email], domains: ['guests.example'] }
  const wish = more([], { invited, letters: false })
  expect(await inviteToContest(owner, contest.id, wish)).toMatchObject({ ok: true, added: 2, letters: 0 })
  expect(await guestsOf(contest.id)).toEqual([
    { kind: 'domain', value: 'guests.example' },
    { kind: 'email', value: email },
  ])
  expect(await mailsTo(email)).toBe(0)
})

test('an owner is asked by letter and runs the contest once they accept', async () => {
  const { contest, owner } = await aContestForInvited()
  const helper = await anEmployee()
  const wish = more([helper.email ?? ''], { as: 'owner', letters: false })
  expect(await inviteToContest(owner, contest.slug, wish)).toMatchObject({ ok: true, letters: 1 })
  expect((await again(helper)).owns).toEqual([])
  await acceptInvitation(await tokenFor(helper.email ?? ''), helper, { name: '', guests: [] })
  expect((await again(helper)).owns).toEqual([contest.id])
  expect((await ownersOf(contest.id)).map(({ id }) => id).sort()).toEqual([owner.id, helper.id].sort())
  expect(await inviteToContest(owner, contest.slug, wish)).toMatchObject({ ok: true, added: 0, letters: 0 })
})

test('a list longer than the letters of a day changes nothing', async () => {
  const { contest, owner } = await aContestForInvited()
  const emails = addresses(51)
  expect(await inviteToContest(owner, contest.slug, more(emails))).toEqual({
    ...{ ok: false, reason: 'too-many-letters', left: 50 },
  })
  expect(await guestsOf(contest.id)).toEqual([])
  expect(await inviteToContest(owner, contest.slug, more(emails, { letters: false }))).toMatchObject({ added: 51 })
  const others = addresses(50)
  expect(await inviteToContest(owner, contest.slug, more(others))).toMatchObject({ ok: true, letters: 50 })
  expect(await inviteToContest(owner, contest.slug, more(addresses(1)))).toMatchObject({ ok: false, left: 0 })
})

test('the page is there for those who run the contest, and for nobody else', async () => {
  const { contest, owner } = await aContestForInvited()
  const [params, [email = '']] = [{ contest: contest.slug }, addresses(1)]
  const form = { invited: email, as: 'guest', letters: 'on' }
  const otherOwner = await again({ id: (await aContest()).hostId } as Viewer)
  for (const as of [undefined, await aPerson(), await aModerator(), otherOwner]) {
    expect((await visitRoute(people, '/', { as, params })).status).toBe(404)
    expect((await visitRoute(people, '/', { as, params, form })).status).toBe(404)
    if (as) await expect(inviteToContest(as, contest.slug, more([email]))).rejects.toMatchObject({ status: 404 })
  }
  await expect(inviteToContest(aVisitor(), contest.slug, more([email]))).rejects.toMatchObject({ status: 404 })
  expect(await guestsOf(contest.id)).toEqual([])
  expect((await visitRoute(people, '/', { as: owner, params })).page).toMatchObject({ owners: ['Marta'], emails: [] })
  expect((await visitRoute(people, '/', { as: owner, params, form })).status).toBe(303)
  expect((await visitRoute(people, '/', { as: owner, params })).page).toMatchObject({ emails: [email] })
})

test.each([[{ invited: '' }], [{ invited: 'nobody@' }], [{ invited: 'example.org', as: 'owner' }]])(
  'the form %j is refused with nothing lost',
  async (form: Record<string, string>) => {
    const { contest, owner } = await aContestForInvited()
    const answer = await visitRoute(people, '/', { as: owner, params: { contest: contest.slug }, form })
    expect(answer).toMatchObject({ status: 400, page: { errors: { invited: [expect.any(String)] }, values: form } })
    expect(await guestsOf(contest.id)).toEqual([])
  },
)

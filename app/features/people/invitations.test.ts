import { expect, test } from 'vitest'
import { acceptInvitation, findInvitation } from '#app/features/people/accept-invitation.server.ts'
import { invitePerson } from '#app/features/people/invite-person.server.ts'
import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import { changeSettings } from '#app/features/settings/site-settings.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { invitationByHash, revokeInvitation } from '#drizzle/queries/invitations.ts'
import { personByEmail, personById } from '#drizzle/queries/people.ts'
import { aContest, again, aModerator, anAdmin, anEmployee, aPerson, aVisitor } from '#tests/factory.ts'
import { mailTo, tokenFor } from '#tests/mailbox.ts'

const start = new Date('2026-03-01T10:00:00Z')
const after = (days: number) => new Date(start.getTime() + days * 24 * 60 * 60 * 1000)
const anAddress = () => `${newId()}@example.org`
const alone = { name: '', guests: [] }
const asMember = { affiliation: 'customer', role: 'member' } as const

async function invited(given: Partial<Parameters<typeof invitePerson>[1]> = {}) {
  const email = anAddress()
  await invitePerson(await anAdmin({ name: 'Marta' }), { email, ...asMember, ...given }, start)
  return { email, token: await tokenFor(email) }
}

test('an invited stranger becomes who they were invited as', async () => {
  const { email, token } = await invited({ affiliation: 'employee', role: 'moderator' })
  const stranger = aVisitor()
  expect(await findInvitation(token, stranger, after(1))).toMatchObject({
    email,
    invitedBy: 'Marta',
    needsSignIn: false,
  })

  const accepted = await acceptInvitation(token, stranger, { name: 'Luis', guests: [] }, after(1))

  const rights = { name: 'Luis', affiliation: 'employee', role: 'moderator', kind: 'account' }
  expect(accepted).toMatchObject({ ok: true, person: rights })
  expect((await personByEmail(email))?.emailConfirmedAt).toBeInstanceOf(Date)
})

test('an invitation is accepted once, also by two at once', async () => {
  const { token } = await invited()
  const both = await Promise.all([1, 2].map(() => acceptInvitation(token, aVisitor(), alone, after(1))))
  expect(both.filter((each) => each.ok)).toHaveLength(1)
  expect(await findInvitation(token, aVisitor(), after(1))).toBeUndefined()
})

test('it holds for 14 days, and until it is taken back', async () => {
  const { token } = await invited()
  expect(await findInvitation(token, aVisitor(), after(13.99))).toBeDefined()
  expect(await findInvitation(token, aVisitor(), after(14))).toBeUndefined()
  expect(await acceptInvitation(token, aVisitor(), alone, after(14))).toEqual({
    ok: false,
    reason: 'people_invitation_over',
  })

  const other = await invited()
  const row = await invitationByHash(hashSecret(other.token))
  await transaction(() => revokeInvitation(row?.invitation.id ?? '', after(1)))
  expect(await acceptInvitation(other.token, aVisitor(), alone, after(1))).toMatchObject({ ok: false })
})

test('whoever holds the link of somebody with an account does not become them', async () => {
  const person = await aPerson()
  const { path } = (await invitePerson(
    await anAdmin(),
    { email: person.email ?? '', ...asMember, role: 'owner' },
    start,
  )) as {
    path: string
  }
  const token = path.slice('/join/'.length)
  for (const other of [aVisitor(), await aPerson()]) {
    expect(await findInvitation(token, other, after(1))).toMatchObject({ needsSignIn: true })
    const refused = await acceptInvitation(token, other, alone, after(1))
    expect(refused).toEqual({ ok: false, reason: 'people_invitation_sign_in' })
  }
  expect(await acceptInvitation(token, person, alone, after(1))).toMatchObject({ ok: true, person: { role: 'owner' } })
})

test('an invitation never takes a right away', async () => {
  const moderator = await aModerator()
  await invitePerson(await anAdmin(), { email: moderator.email ?? '', ...asMember }, start)
  await acceptInvitation(await tokenFor(moderator.email ?? ''), moderator, alone, after(1))
  expect(await personById(moderator.id)).toMatchObject({ role: 'moderator', affiliation: 'employee' })
})

test('a new role ends the sessions begun under the old one', async () => {
  const person = await aPerson()
  const stamp = (await personById(person.id))?.securityStamp
  await invitePerson(await anAdmin(), { email: person.email ?? '', ...asMember, role: 'moderator' }, start)
  await acceptInvitation(await tokenFor(person.email ?? ''), person, alone, after(1))
  expect((await personById(person.id))?.securityStamp).not.toBe(stamp)
})

test('an invitation opens the door where accounts are by invitation', async () => {
  await changeSettings({ signUp: 'invited' })
  const { token } = await invited()
  expect(await acceptInvitation(token, aVisitor(), alone, after(1))).toMatchObject({ ok: true })
  await changeSettings({ signUp: 'open' })
})

test('an invitation into a contest lets in, and an owner may make others owners of it', async () => {
  const host = await anEmployee({ role: 'owner' })
  const contest = await aContest({ hostId: host.id, audience: 'invited' })
  const owner = await again(host)
  const [guest, helper] = [anAddress(), anAddress()]
  await invitePerson(owner, { email: guest, ...asMember, contestId: contest.id }, start)
  await invitePerson(owner, { email: helper, ...asMember, role: 'owner', contestId: contest.id }, start)

  const joined = await acceptInvitation(await tokenFor(guest), aVisitor(), alone, after(1))
  const helping = await acceptInvitation(await tokenFor(helper), aVisitor(), alone, after(1))

  expect(joined).toMatchObject({ ok: true, next: `/c/${contest.slug}`, person: { role: 'member' } })
  if (!joined.ok || !helping.ok) throw new Error('Nobody joined')
  const [asGuest, asHelper] = await Promise.all(
    [joined, helping].map(({ person }) => again({ ...aVisitor(), id: person.id })),
  )
  expect([asGuest?.invitedTo, asGuest?.owns]).toEqual([[contest.id], []])
  expect([asHelper?.owns, asHelper?.role]).toEqual([[contest.id], 'member'])
})

test('nobody else may invite, and an owner only as far as their own contest goes', async () => {
  const host = await anEmployee({ role: 'owner' })
  const contest = await aContest({ hostId: host.id })
  const owner = await again(host)
  const other = await aContest()
  const wanted = { email: anAddress(), ...asMember }
  const refused: [typeof owner, Parameters<typeof invitePerson>[1]][] = [
    [aVisitor(), wanted],
    [await aPerson(), wanted],
    [await aModerator(), wanted],
    [owner, wanted],
    [owner, { ...wanted, contestId: other.id }],
    [owner, { ...wanted, contestId: contest.id, role: 'admin' }],
    [owner, { ...wanted, contestId: contest.id, role: 'moderator' }],
    [owner, { ...wanted, contestId: contest.id, affiliation: 'employee' }],
  ]
  for (const [viewer, invitation] of refused) {
    await expect(invitePerson(viewer, invitation, start)).rejects.toMatchObject({ status: 404 })
  }
  expect(await invitePerson(owner, { ...wanted, contestId: contest.id }, start)).toMatchObject({ ok: true })
  expect((await mailTo(wanted.email)).text).toContain(contest.title)
})

test('fifty a day are enough', async () => {
  const admin = await anAdmin()
  for (let n = 0; n < 50; n += 1) await invitePerson(admin, { email: anAddress(), ...asMember }, start)
  const more = await invitePerson(admin, { email: anAddress(), ...asMember }, after(0.9))
  expect(more).toEqual({ ok: false, reason: 'people_invited_enough' })
  expect(await invitePerson(admin, { email: anAddress(), ...asMember }, after(1.1))).toMatchObject({ ok: true })
})

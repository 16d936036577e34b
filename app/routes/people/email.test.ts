import { describe, expect, test } from 'vitest'
import { confirmEmailChange } from '#app/features/people/email/confirm-email-change.server.ts'
import { requestEmailChange } from '#app/features/people/email/request-email-change.server.ts'
import { consumeCode } from '#app/features/people/sign-in/consume-code.server.ts'
import { hashPassword } from '#app/features/people/sign-in/password-hash.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { changeSettings } from '#app/features/settings/site-settings.server.ts'
import * as newEmail from '#app/routes/people/email.tsx'
import * as newEmailCode from '#app/routes/people/email-code.tsx'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addGuests } from '#drizzle/queries/contest-guests.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { addGuest, changePerson, type PersonRow, personByEmail, personById } from '#drizzle/queries/people.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { aContest, again, aPerson, aRequest } from '#tests/factory.ts'
import { codeFor, mailsTo, mailTo } from '#tests/mailbox.ts'
import { visitRoute } from '#tests/visit-route.ts'

const secret = 'the heron waits by cold water'
const anAddress = () => `${newId()}@example.org`
const aPersonWithPassword = async (given: Partial<PersonRow> = {}) =>
  aPerson({ passwordHash: await hashPassword(secret), ...given })

async function aBrowser(viewer: Viewer) {
  const cookie = await startSession((await personById(viewer.id)) as PersonRow, aRequest('/'))
  return aRequest('/me/email', { headers: { Cookie: cookieHeader(cookie) } })
}

async function asked(viewer: Viewer, email: string, now?: Date) {
  const request = await requestEmailChange(viewer, await aBrowser(viewer), { email, current: secret }, now)
  if (!request.ok) throw new Error(request.reason)
  return request.id
}

const confirm = async (viewer: Viewer, id: string, code: string, now?: Date) =>
  confirmEmailChange(viewer, await aBrowser(viewer), { id, code }, now)
const addressOf = async (viewer: Viewer) => (await personById(viewer.id))?.email

test('an account moves to the address whose code it enters; the old one is told, other sessions end', async () => {
  const person = await aPersonWithPassword({ language: 'ru' })
  const [old, email, there] = [person.email ?? '', anAddress(), await aBrowser(person)]
  const id = await asked(person, email)
  expect(await addressOf(person)).toBe(old)
  const changed = await confirm(person, id, await codeFor(email))

  if (!changed.ok) throw new Error(changed.reason)
  expect(await personById(person.id)).toMatchObject({ email, emailConfirmedAt: expect.any(Date) })
  expect(await mailTo(old)).toMatchObject({ kind: 'old-email', text: expect.stringContaining(email) })
  expect((await mailTo(old)).text).toContain('Если это были не вы')
  expect((await viewerOf(there)).kind).toBe('visitor')
  const here = aRequest('/', { headers: { Cookie: cookieHeader(changed.cookie) } })
  expect(await viewerOf(here)).toMatchObject({ id: person.id, email, confirmed: true })
  const log = (await auditEntries(50)).filter(({ entry }) => entry.subjectId === person.id)
  expect(log.map(({ entry }) => entry.action)).toContain('email.changed')
})

describe('nobody moves an account', () => {
  test('without its password or a fresh code by mail', async () => {
    const [withPassword, without, email] = [await aPersonWithPassword(), await aPerson(), anAddress()]
    const wish = { email, current: 'not it at all' }
    expect(await requestEmailChange(withPassword, await aBrowser(withPassword), wish)).toMatchObject({
      reason: 'people_password_current_wrong',
    })
    expect(await requestEmailChange(without, await aBrowser(without), wish)).toMatchObject({
      reason: 'people_password_prove',
    })
    expect(await mailsTo(email)).toBe(0)
    await asked(withPassword, email)
    expect(await mailsTo(email)).toBe(1)
  })

  test('with a wrong, an old or somebody else’s code', async () => {
    const [person, other, email] = [await aPersonWithPassword(), await aPersonWithPassword(), anAddress()]
    const id = await asked(person, email)
    const code = await codeFor(email)
    const wrong = code === '000000' ? '000001' : '000000'
    expect(await confirm(person, id, wrong)).toEqual({ ok: false, reason: 'people_code_wrong', left: 4 })
    expect(await confirm(other, id, code)).toEqual({ ok: false, reason: 'people_code_over' })
    expect(await consumeCode(id, code)).toMatchObject({ ok: false })
    const late = new Date(Date.now() + 21 * 60_000)
    expect(await confirm(person, id, code, late)).toEqual({ ok: false, reason: 'people_code_over' })
    expect([await addressOf(person), await addressOf(other)]).toEqual([person.email, other.email])
  })

  test('by guessing', async () => {
    const [person, email] = [await aPersonWithPassword(), anAddress()]
    const id = await asked(person, email)
    const code = await codeFor(email)
    for (const left of [4, 3, 2, 1, 0]) {
      const tried = await confirm(person, id, code === '000000' ? '000001' : '000000')
      expect(tried).toMatchObject(left > 0 ? { left } : { reason: 'people_code_over' })
    }
    expect(await confirm(person, id, code)).toMatchObject({ ok: false })
  })

  test('to the address of another account, which alone reads so', async () => {
    const [person, other] = [await aPersonWithPassword(), await aPerson()]
    await asked(person, other.email ?? '')
    const mail = await mailTo(other.email ?? '')
    expect(mail.text).toContain('An account has it already')
    expect(mail.text).not.toMatch(/^\d{6}$/m)
  })
})

test('an address claimed without proof is given back to whoever proves it', async () => {
  const [person, guest, email] = [await aPersonWithPassword(), newId(), anAddress()]
  await transaction(async () => {
    await addGuest(guest, 'en')
    await changePerson(guest, { email })
  })
  const id = await asked(person, email)
  expect(await confirm(person, id, await codeFor(email))).toMatchObject({ ok: true })
  expect((await personByEmail(email))?.id).toBe(person.id)
})

test('invitations come along and leave the old address', async () => {
  const person = await aPersonWithPassword()
  const [contest, email] = [await aContest({ audience: 'invited' }), anAddress()]
  await transaction(() => addGuests(contest.id, { emails: [person.email ?? ''], domains: [] }))
  expect((await again(person)).invitedTo).toEqual([contest.id])
  const id = await asked(person, email)
  await confirm(person, id, await codeFor(email))
  expect((await again(person)).invitedTo).toEqual([contest.id])
  expect((await again(await aPerson({ email: person.email }))).invitedTo).toEqual([])
})

test('who is an employee by address stays within the organisation', async () => {
  await changeSettings({ employeeDomains: ['firm.example'] })
  const person = await aPersonWithPassword({ email: `${newId()}@firm.example`, affiliation: 'employee' })
  const wish = { email: anAddress(), current: secret }
  expect(await requestEmailChange(person, await aBrowser(person), wish)).toMatchObject({ reason: 'people_email_stays' })
  await asked(person, `${newId()}@firm.example`)
  await changeSettings({ employeeDomains: [] })
  await asked(person, wish.email)
})

test('three mails within an hour are enough for an address', async () => {
  const [person, email] = [await aPersonWithPassword(), anAddress()]
  for (const _ of [1, 2, 3]) await asked(person, email)
  const again = requestEmailChange(person, await aBrowser(person), { email, current: secret })
  expect(await again).toMatchObject({ ok: false, reason: 'people_email_too_many' })
  expect(await asked(person, email, new Date(Date.now() + 61 * 60_000))).toBeTruthy()
})

test('the pages are for accounts, and the form leads to the code', async () => {
  for (const route of [newEmail, newEmailCode]) {
    expect((await visitRoute(route, '/me/email')).to).toBe('/in?next=%2Fme%2Femail')
    expect((await visitRoute(route, '/me/email', { form: { email: anAddress() } })).status).toBe(303)
  }
  const person = await aPersonWithPassword()
  expect((await visitRoute(newEmail, '/me/email', { as: person })).page).toMatchObject({ needs: 'current' })
  expect((await visitRoute(newEmailCode, '/me/email/code', { as: person })).to).toBe('/me/email')
  const same = { email: person.email ?? '', current: secret }
  expect((await visitRoute(newEmail, '/me/email', { as: person, form: same })).status).toBe(400)
  const sent = await visitRoute(newEmail, '/me/email', { as: person, form: { ...same, email: anAddress() } })
  expect(sent).toMatchObject({ status: 303, to: '/me/email/code', cookies: [expect.stringContaining('new-email=')] })
})

import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#app/features/policy/viewer.ts'
import * as sheets from '#app/routes/admin/invitation-sheets.tsx'
import * as list from '#app/routes/admin/invitations.tsx'
import * as form from '#app/routes/admin/invite-list.tsx'
import * as revoke from '#app/routes/admin/revoke-invitation.ts'
import * as join from '#app/routes/people/join.tsx'
import * as typed from '#app/routes/people/join-code.tsx'
import { newId } from '#drizzle/ids.ts'
import { countInvitations } from '#drizzle/queries/invitations.ts'
import { anAdmin, aPerson } from '#tests/factory.ts'
import { codeFor } from '#tests/mailbox.ts'
import { visitRoute } from '#tests/visit-route.ts'

let admin: Viewer
beforeAll(async () => {
  admin = await anAdmin()
})

const fields = (given: Record<string, string>) => ({ by: 'paper', affiliation: 'employee', days: '14', ...given })
const send = (given: Record<string, string>, as = admin) =>
  visitRoute(form, '/admin/people/invite-list', { as, form: fields(given) })
const open = () => countInvitations('open', undefined, new Date())

test('a list is shown with its mistakes, and sent at the second press', async () => {
  const before = await open()
  const shown = await send({ list: 'Rosa\nbroken@' })
  expect(shown.page).toMatchObject({
    preview: { good: 1, lines: [{ n: 1 }, { n: 2, wrong: 'This is no e-mail address.' }] },
  })
  expect(await open()).toBe(before)

  const sent = await send({ list: 'Rosa\nbroken@', step: 'send' })
  expect([sent.status, await open()]).toEqual([303, before + 1])
  const batch = sent.to?.split('list=')[1] ?? ''
  const listed = await visitRoute(list, `/admin/people/invitations?list=${batch}`, { as: admin })
  expect(listed.page).toMatchObject({ isPrintable: true, invitations: [{ name: 'Rosa', printed: true }] })
  const printed = await visitRoute(sheets, '/x', { as: admin, params: { list: batch } })
  const [slip] = (printed.page as unknown as { slips: { code: string; qr: { path: string } }[] }).slips
  expect(slip?.code).toMatch(/^(\w{4}-){3}\w{4}$/)

  const code = slip?.code ?? ''
  const went = await visitRoute(typed, '/join', { form: { code: code.toLowerCase() } })
  expect(went.to).toBe(`/join/${code.replaceAll('-', '')}`)
  const email = `${newId()}@example.org`
  const asked = await visitRoute(join, `/join/${code}`, { form: { email }, params: { token: code } })
  expect([asked.status, asked.to, await codeFor(email)]).toEqual([303, '/in/code', expect.stringMatching(/^\d{6}$/)])

  const [{ id } = { id: '' }] = (listed.page as unknown as { invitations: { id: string }[] }).invitations
  await visitRoute(revoke, '/x', { as: admin, form: {}, params: { invitation: id } })
  expect((await visitRoute(join, `/join/${code}`, { params: { token: code } })).status).toBe(410)
})

test.each([
  ['nobody on it', { list: '' }],
  ['no right line', { list: 'broken@', step: 'send' }],
  ['too many days', { list: 'Rosa', days: '400' }],
])('a list with %s is refused in words', async (_, given) => {
  const before = await open()
  const refused = await send(given)
  expect([refused.status, await open()]).toEqual([400, before])
  expect(refused.page).toMatchObject({ ok: false, errors: expect.any(Object) })
})

test('for everybody else there is nothing here', async () => {
  const before = await open()
  const person = await aPerson({ role: 'moderator' })
  expect((await send({ list: 'Rosa', step: 'send' }, person)).status).toBe(404)
  expect((await visitRoute(list, '/admin/people/invitations', { as: person })).status).toBe(404)
  expect((await visitRoute(revoke, '/x', { as: person, form: {}, params: { invitation: 'x' } })).status).toBe(404)
  expect((await visitRoute(sheets, '/x', { as: person, params: { list: 'x' } })).status).toBe(404)
  expect(await open()).toBe(before)
})

test('what is no code is said beside the field', async () => {
  expect((await visitRoute(typed, '/join', { form: { code: 'ABC' } })).status).toBe(400)
})

import { beforeEach, expect, test } from 'vitest'
import { issueSetupLink } from '#app/features/people/issue-setup-link.server.ts'
import { setUpAdmin } from '#app/features/people/set-up-admin.server.ts'
import { findSetup, setUpOrganisation } from '#app/features/people/set-up-organisation.server.ts'
import { fitsPassword } from '#app/features/people/sign-in/password-hash.server.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { db, transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addGuest, changePerson, personByEmail } from '#drizzle/queries/people.ts'
import { people, setupLinks } from '#drizzle/schema/index.ts'

const start = new Date('2026-03-01T10:00:00Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const marta = { email: 'marta@example.org', name: 'Marta' }
const answers = { language: 'es' as const, organisation: 'Banco Azul', timeZone: 'America/Bogota' }

const aLink = async (now = start) => ((await issueSetupLink(now)) ?? '').slice('/setup/'.length)

beforeEach(() =>
  transaction(async () => {
    await db().delete(setupLinks)
    await db().update(people).set({ role: 'member' })
  }),
)

test('the link of the console makes the first admin, with what was answered before', async () => {
  const token = await aLink()
  expect(await setUpOrganisation(token, answers, after(1))).toBe(true)
  expect(await findSetup(token, after(2))).toEqual(answers)

  const made = await setUpAdmin({ ...marta, password: 'the heron waits by cold water' }, token, after(3))

  expect(made).toMatchObject({ ok: true, person: { ...marta, role: 'admin', affiliation: 'employee', language: 'es' } })
  expect(await siteSettings()).toMatchObject(answers)
  const hash = (await personByEmail(marta.email))?.passwordHash
  expect(await fitsPassword('the heron waits by cold water', hash)).toBe(true)
})

test('of many at once with the same link exactly one becomes admin', async () => {
  const token = await aLink()
  const tries = Array.from({ length: 12 }, (_, n) => ({ email: `${n}-${newId()}@example.org`, name: 'Quick' }))
  const made = await Promise.all(tries.map((admin) => setUpAdmin(admin, token, after(1))))

  expect(made.filter((each) => each.ok)).toHaveLength(1)
  expect((await db().select().from(people)).filter(({ role }) => role === 'admin')).toHaveLength(1)
})

test('once there is an admin nothing opens the set-up again', async () => {
  const token = await aLink()
  await setUpAdmin({ email: `${newId()}@example.org`, name: 'First' }, token, after(1))

  expect(await issueSetupLink(after(2))).toBeUndefined()
  expect(await findSetup(token, after(2))).toBeUndefined()
  expect(await setUpOrganisation(token, answers, after(2))).toBe(false)
  const second = { email: `${newId()}@example.org`, name: 'Second' }
  expect(await setUpAdmin(second, token, after(2))).toEqual({ ok: false, reason: 'people_setup_over' })
  expect(await setUpAdmin(second, null, after(2))).toEqual({ ok: false, reason: 'people_setup_over' })
  expect(await personByEmail(second.email)).toBeUndefined()
})

test('a link works for an hour, and only the newest one', async () => {
  const first = await aLink()
  const second = await aLink(after(5))
  expect(await findSetup(first, after(6))).toBeUndefined()
  expect(await findSetup(second, after(64))).toEqual({})
  expect(await findSetup(second, after(65))).toBeUndefined()
  expect(await setUpAdmin(marta, second, after(65))).toMatchObject({ ok: false })
  expect(await setUpAdmin(marta, 'a'.repeat(43), after(6))).toMatchObject({ ok: false })
})

test('a password that anybody would guess does not use the link up', async () => {
  const token = await aLink()
  const refused = await setUpAdmin({ ...marta, password: 'marta12345678' }, token, after(1))
  expect(refused).toEqual({ ok: false, reason: 'people_password_common' })
  expect(await findSetup(token, after(2))).toEqual({})
})

test('the database does not hold the link itself', async () => {
  const token = await aLink()
  expect(JSON.stringify(await db().select().from(setupLinks))).not.toContain(token)
})

test('a guest who gave the address of the admin before does not become one', async () => {
  const guest = newId()
  const email = `${newId()}@example.org`
  await transaction(async () => {
    await addGuest(guest, 'en')
    await changePerson(guest, { email })
  })
  const made = await setUpAdmin({ email, name: 'Real' }, await aLink(), after(1))
  expect(made).toMatchObject({ ok: true, person: { email } })
  expect(made.ok && made.person.id).not.toBe(guest)
})

import { beforeEach, expect, test } from 'vitest'
import { tidyUp } from '#app/features/admin/tidy-up.server.ts'
import { joinAccount } from '#app/features/people/sign-in/join-account.server.ts'
import { changeSettings } from '#app/features/settings/site-settings.server.ts'
import { type RequestContext, requestContext, runInRequestContext } from '#app/web/request-context.server.ts'
import { database, transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addGuests } from '#drizzle/queries/contest-guests.ts'
import { signUps } from '#drizzle/schema/index.ts'
import { aContest, aPerson } from '#tests/factory.ts'

const start = new Date('2026-03-01T10:00:00Z')
const minutes = (n: number) => new Date(start.getTime() + n * 60_000)
const anAddress = (domain = 'example.org') => `${newId()}@${domain}`
let network = 0
let ip = ''

beforeEach(() => {
  network += 1
  ip = `203.0.${network}.7`
})

/** Somebody proves an address from there; whether that gave them an account. */
async function joins(email: string, now = start, from = ip) {
  const context: RequestContext = { ...requestContext(), ip: from, cache: new Map() }
  const proof = { email, provesAddress: true, guests: [], name: '', next: '/' }
  return runInRequestContext(context, async () => (await transaction(() => joinAccount(proof, now))).ok)
}

async function tenJoin(from = ip) {
  for (let person = 0; person < 10; person++) expect(await joins(anAddress(), start, from)).toBe(true)
}

test('ten new accounts an hour come from one address, then others an hour later', async () => {
  await tenJoin()
  const [late, elsewhere] = [anAddress(), ip.replace('.7', '.8')]
  expect(await joins(late, minutes(59))).toBe(false)
  expect(await joins(late, minutes(59), elsewhere)).toBe(true)
  expect(await joins(anAddress(), minutes(61))).toBe(true)
})

test('a household with IPv6 has one address as well', async () => {
  await tenJoin(`2001:db8:${network}:1::1`)
  expect(await joins(anAddress(), start, `2001:db8:${network}:1:ffff::2`)).toBe(false)
  expect(await joins(anAddress(), start, `2001:db8:${network}:2::1`)).toBe(true)
})

test('whoever has an account, works here or is invited may always come', async () => {
  await tenJoin()
  const [known, invited] = [await aPerson(), anAddress()]
  const contest = await aContest({ audience: 'invited' })
  await transaction(() => addGuests(contest.id, { emails: [invited], domains: [] }))
  await changeSettings({ employeeDomains: ['works.example'] })
  expect(await joins(anAddress())).toBe(false)
  expect(await joins(known.email ?? '')).toBe(true)
  expect(await joins(invited)).toBe(true)
  expect(await joins(anAddress('works.example'))).toBe(true)
  await changeSettings({ employeeDomains: [] })
})

test('behind a proxy nobody named, and outside a request, nobody is counted', async () => {
  await tenJoin('127.0.0.1')
  expect(await joins(anAddress(), start, '127.0.0.1')).toBe(true)
  await tenJoin('')
  expect(await joins(anAddress(), start, '')).toBe(true)
})

test('no address is kept, and nothing for longer than a day', async () => {
  await joins(anAddress())
  const rows = await database().read.select().from(signUps)
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toContain(ip)
  await tidyUp(minutes(25 * 60 + 120))
  expect(await database().read.select().from(signUps)).toEqual([])
})

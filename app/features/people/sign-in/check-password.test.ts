import { hash } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { checkPassword } from '#app/features/people/sign-in/check-password.server.ts'
import { fitsPassword, hashPassword, isOutdated } from '#app/features/people/sign-in/password-hash.server.ts'
import { personById } from '#drizzle/queries/people.ts'
import { aPerson } from '#tests/factory.ts'

const secret = 'the heron waits by cold water'
const start = new Date('2026-03-01T10:00:00Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

test('the right password proves the account, but not its address', async () => {
  const person = await aPerson({ passwordHash: await hashPassword(secret) })
  const checked = await checkPassword(person.email ?? '', secret, start)
  expect(checked).toMatchObject({ ok: true, proof: { email: person.email, provesAddress: false } })
})

test('a wrong password, an account without one and no account at all get the same answer', async () => {
  const [withOne, without] = [await aPerson({ passwordHash: await hashPassword(secret) }), await aPerson()]
  const refused = { ok: false, reason: 'people_password_wrong' }
  expect(await checkPassword(withOne.email ?? '', `${secret}!`, start)).toEqual(refused)
  expect(await checkPassword(without.email ?? '', secret, start)).toEqual(refused)
  expect(await checkPassword('nobody@example.org', secret, start)).toEqual(refused)
})

test('who has no account is answered no faster than who has one', async () => {
  const person = await aPerson({ passwordHash: await hashPassword(secret) })
  const timeOf = async (email: string) => {
    const begun = performance.now()
    await checkPassword(email, 'a wrong guess of mine', start)
    return performance.now() - begun
  }
  const median = (times: number[]) => times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0
  const [known, unknown]: [number[], number[]] = [[], []]
  for (let n = 0; n < 9; n += 1) {
    known.push(await timeOf(person.email ?? ''))
    unknown.push(await timeOf('missing@example.org'))
  }
  // Without the stand-in hash an unknown address answers in a fraction of the time.
  expect(median(unknown)).toBeGreaterThan(median(known) / 2)
})

test('ten tries in a quarter of an hour, however they come', async () => {
  const person = await aPerson({ passwordHash: await hashPassword(secret) })
  const email = person.email ?? ''
  const tries = await Promise.all(Array.from({ length: 14 }, () => checkPassword(email, 'wrong', start)))
  expect(tries.filter((each) => !each.ok && each.reason === 'people_password_wrong')).toHaveLength(10)
  expect(await checkPassword(email, secret, after(14))).toEqual({ ok: false, reason: 'people_password_wait' })
  expect(await checkPassword(email, secret, after(15))).toMatchObject({ ok: true })
})

test('signing in gives the tries back', async () => {
  const person = await aPerson({ passwordHash: await hashPassword(secret) })
  const email = person.email ?? ''
  for (let n = 0; n < 9; n += 1) await checkPassword(email, 'wrong', start)
  expect(await checkPassword(email, secret, start)).toMatchObject({ ok: true })
  expect(await checkPassword(email, 'wrong', start)).toEqual({ ok: false, reason: 'people_password_wrong' })
})

test('a hash made at other costs is made anew at the next sign-in', async () => {
  const weak = await hash(secret, { memoryCost: 8192, timeCost: 1, parallelism: 1 })
  expect(isOutdated(weak)).toBe(true)
  const person = await aPerson({ passwordHash: weak })
  await checkPassword(person.email ?? '', secret, start)

  const renewed = (await personById(person.id))?.passwordHash ?? ''
  expect(renewed).not.toBe(weak)
  expect(isOutdated(renewed)).toBe(false)
  expect(await fitsPassword(secret, renewed)).toBe(true)
})

import { readFile } from 'node:fs/promises'
import { hash } from '@node-rs/argon2'
import { describe, expect, test } from 'vitest'
import { editProfile } from '#app/features/people/edit-profile.server.ts'
import { letterTwins } from '#app/features/people/letter-twins.ts'
import { consumeCode, mostTries } from '#app/features/people/sign-in/consume-code.server.ts'
import { fitsPassword, hashPassword } from '#app/features/people/sign-in/password-hash.server.ts'
import { requestCode } from '#app/features/people/sign-in/request-code.server.ts'
import { startSession } from '#app/features/people/start-session.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { newId } from '#drizzle/ids.ts'
import { type PersonRow, personById } from '#drizzle/queries/people.ts'
import { signInCodeById } from '#drizzle/queries/sign-in-codes.ts'
import { cookieHeader } from '#tests/cookies.ts'
import { anEmployee, aPerson, aRequest } from '#tests/factory.ts'
import { codeFor } from '#tests/mailbox.ts'

/** Names made up to be read as one of the team's. */
const lookAlikes = 300

const kindWith = async (cookie: string) => (await viewerOf(aRequest('/', { headers: { Cookie: cookie } }))).kind

describe('who guesses codes for an hour', () => {
  const start = new Date('2026-03-01T10:00:00Z')

  test('has 15 tries at one address, however often they ask for another code', async () => {
    const email = (await aPerson()).email ?? ''
    let tried = 0
    for (let second = 0; second < 3600; second += 31) {
      const now = new Date(start.getTime() + second * 1000)
      const asked = await requestCode({ email, visitorId: newId(), again: true }, now)
      if (!asked.ok) continue
      const wrong = (await codeFor(email)) === '000000' ? '000001' : '000000'
      for (let n = 0; n < 2 * mostTries; n += 1) {
        const before = (await signInCodeById(asked.attempt))?.tries ?? 0
        expect((await consumeCode(asked.attempt, wrong, now)).ok).toBe(false)
        tried += ((await signInCodeById(asked.attempt))?.tries ?? 0) - before
      }
    }
    expect(tried).toBe(3 * mostTries)
  })

  test('while the right code lets in', async () => {
    const email = (await aPerson()).email ?? ''
    const asked = await requestCode({ email }, start)
    expect(await consumeCode(asked.ok ? asked.attempt : '', await codeFor(email), start)).toMatchObject({ ok: true })
  })
})

describe('a session', () => {
  test('is known by every sign of its cookie: with any of them changed it is nobody’s', async () => {
    const cookie = cookieHeader([
      await startSession((await personById((await aPerson()).id)) as PersonRow, aRequest('/')),
    ])
    const at = cookie.indexOf('=') + 1
    expect(cookie.length - at).toBe(43)
    for (let place = at; place < cookie.length; place += 1) {
      const other = cookie[place] === 'A' ? 'B' : 'A'
      expect(await kindWith(cookie.slice(0, place) + other + cookie.slice(place + 1)), String(place)).toBe('visitor')
    }
    for (const odd of [cookie.slice(0, -1), `${cookie}A`, `${cookie}=`, cookie.slice(0, at)])
      expect(await kindWith(odd), odd).toBe('visitor')
    expect(await kindWith(cookie)).toBe('account')
  })

  test('never goes on under an id that the browser brought along', async () => {
    const [mallory, ana] = [await aPerson(), await aPerson()]
    const planted = cookieHeader([await startSession((await personById(mallory.id)) as PersonRow, aRequest('/'))])
    const made = 'sid=0123456789012345678901234567890123456789012'
    for (const brought of [planted, made]) {
      const request = aRequest('/in', { headers: { Cookie: brought } })
      const own = cookieHeader([await startSession((await personById(ana.id)) as PersonRow, request)])
      expect(own).not.toBe(brought)
      expect(await viewerOf(aRequest('/', { headers: { Cookie: own } }))).toMatchObject({ id: ana.id })
      expect((await viewerOf(aRequest('/', { headers: { Cookie: brought } }))).id).not.toBe(ana.id)
    }
  })
})

describe('a name that reads like one of the team', () => {
  const twinsOf = new Map<string, string[]>()
  for (const [sign, twin] of Object.entries(letterTwins)) twinsOf.set(twin, [...(twinsOf.get(twin) ?? []), sign])
  const disguises: ((sign: string, nth: number) => string)[] = [
    (sign, nth) => twinsOf.get(sign.toLowerCase())?.[nth % (twinsOf.get(sign.toLowerCase())?.length ?? 1)] ?? sign,
    (sign) => sign.toUpperCase(),
    (sign, nth) => (nth % 3 === 0 ? `${sign}\u0301` : sign),
    (sign) => ({ l: '1', i: '1', o: '0', s: '5', e: '3' })[sign.toLowerCase()] ?? sign,
    (sign, nth) => (nth % 4 === 1 ? String.fromCodePoint(sign.codePointAt(0) as number).normalize('NFKD') : sign),
    (sign, nth) =>
      /[a-z]/.test(sign) && nth % 2 === 0 ? String.fromCodePoint(0xff41 + sign.charCodeAt(0) - 97) : sign,
  ]
  /** Which disguise a sign wears in which name: mixed, and the same in every run. */
  const mixed = (nth: number, at: number) =>
    ((Math.imul(nth * 31 + at + 1, 2_654_435_761) >>> 0) >>> 8) % disguises.length
  const disguised = (name: string, nth: number) =>
    [...name].map((sign, at) => disguises[mixed(nth, at)]?.(sign, nth + at) ?? sign).join('')

  test('is taken by nobody else, however it is written', async () => {
    await anEmployee({ name: 'Olga Serrano Polo' })
    const ana = await aPerson({ name: 'Ana' })
    const taken: string[] = []
    const names = new Set(Array.from({ length: lookAlikes }, (_, nth) => disguised('Olga Serrano Polo', nth)))
    expect(names.size).toBeGreaterThan(lookAlikes / 3)
    for (const name of names) {
      const outcome = await editProfile(ana, { name, language: 'en' })
      if (outcome.ok) taken.push(name)
    }
    expect(taken).toEqual([])
    for (const name of ['Olga Serra', 'Ольга Смирнова', 'Paola Serrano'])
      expect(await editProfile(ana, { name, language: 'en' }), name).toEqual({ ok: true })
  })
})

describe('many who sign in with a password at once', () => {
  test('leave room for others: what needs a moment is not behind all of them', async () => {
    const slow = await hashPassword('the heron waits by cold water')
    const begun = performance.now()
    const flood = Promise.all(Array.from({ length: 40 }, () => fitsPassword('a guess', slow)))
    // Reading a file waits for the same few threads that hash.
    const waits: number[] = []
    for (let n = 0; n < 5; n += 1) {
      const asked = performance.now()
      await readFile('package.json')
      waits.push(performance.now() - asked)
    }
    await flood
    const whole = performance.now() - begun
    expect(waits.sort((one, other) => one - other)[2]).toBeLessThan(whole / 4)
  })

  test('are sent away when too many wait', async () => {
    const quick = await hash('the heron waits by cold water', { memoryCost: 64, timeCost: 1, parallelism: 1 })
    const tries = await Promise.allSettled(Array.from({ length: 230 }, () => fitsPassword('a guess', quick)))
    const away = tries.filter((each) => each.status === 'rejected')
    expect(away.length).toBe(230 - 204)
    for (const { reason } of away) expect(reason).toMatchObject({ status: 503 })
  })
})

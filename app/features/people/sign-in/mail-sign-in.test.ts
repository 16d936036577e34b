import { expect, test } from 'vitest'
import { consumeCode, consumeLink, findLink } from '#app/features/people/sign-in/consume-code.server.ts'
import { requestCode } from '#app/features/people/sign-in/request-code.server.ts'
import { changeSettings } from '#app/features/settings/site-settings.server.ts'
import { newId } from '#drizzle/ids.ts'
import { auditEntries } from '#drizzle/queries/events.ts'
import { signInCodeById } from '#drizzle/queries/sign-in-codes.ts'
import { aPerson } from '#tests/factory.ts'
import { codeFor, mailsTo, mailTo, tokenFor } from '#tests/mailbox.ts'

const start = new Date('2026-03-01T10:00:00Z')
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const anAddress = () => `${newId()}@example.org`

async function asked(email: string, now = start) {
  const request = await requestCode({ email }, now)
  if (!request.ok) throw new Error(request.reason)
  return { attempt: request.attempt, code: await codeFor(email), token: await tokenFor(email) }
}

const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

test('the code of the mail proves the address, once', async () => {
  const email = anAddress()
  const { attempt, code } = await asked(email)

  const first = await consumeCode(attempt, code, after(60))
  expect(first).toMatchObject({ ok: true, proof: { email, provesAddress: true, next: '/' } })
  expect(await consumeCode(attempt, code, after(61))).toEqual({ ok: false, reason: 'people_code_over' })
})

test('the link of the mail proves the address, once, and ends the code', async () => {
  const email = anAddress()
  const { attempt, code, token } = await asked(email)

  expect(await findLink(token, after(1))).toMatchObject({ email })
  expect(await consumeLink(token, after(60))).toMatchObject({ ok: true, proof: { email } })
  expect(await consumeLink(token, after(61))).toEqual({ ok: false, reason: 'people_code_over' })
  expect(await consumeCode(attempt, code, after(61))).toEqual({ ok: false, reason: 'people_code_over' })
  expect(await findLink(token, after(61))).toBeUndefined()
})

test('a link works for 20 minutes and not a moment longer', async () => {
  const [early, late] = [anAddress(), anAddress()]
  const [inTime, tooLate] = [await asked(early), await asked(late)]

  expect(await consumeLink(inTime.token, after(20 * 60 - 1))).toMatchObject({ ok: true })
  expect(await consumeLink(tooLate.token, after(20 * 60))).toEqual({ ok: false, reason: 'people_code_over' })
  expect(await consumeCode(tooLate.attempt, tooLate.code, after(20 * 60))).toMatchObject({ ok: false })
})

test('five tries: the right code in the fifth still works', async () => {
  const { attempt, code } = await asked(anAddress())
  for (const left of [4, 3, 2, 1]) {
    expect(await consumeCode(attempt, wrong(code), after(1))).toEqual({ ok: false, reason: 'people_code_wrong', left })
  }
  expect(await consumeCode(attempt, code, after(1))).toMatchObject({ ok: true })
})

test('five tries: after five wrong ones the right code is worth nothing, and the log knows of each', async () => {
  const { attempt, code } = await asked(anAddress())
  for (let n = 0; n < 5; n += 1) await consumeCode(attempt, wrong(code), after(1))
  expect(await consumeCode(attempt, code, after(1))).toEqual({ ok: false, reason: 'people_code_over' })
  const failed = (await auditEntries(500)).filter(({ entry }) => entry.subjectId === attempt)
  expect(failed.map(({ entry }) => entry.action)).toEqual(Array(5).fill('sign-in.failed'))
})

test('guesses sent all at once get five tries together, not each', async () => {
  const { attempt, code } = await asked(anAddress())
  const guesses = await Promise.all(Array.from({ length: 40 }, () => consumeCode(attempt, wrong(code), after(1))))

  expect(guesses.every((guess) => !guess.ok)).toBe(true)
  expect(guesses.filter((guess) => !guess.ok && guess.reason === 'people_code_wrong')).toHaveLength(4)
  expect((await signInCodeById(attempt))?.tries).toBe(5)
  expect(await consumeCode(attempt, code, after(1))).toMatchObject({ ok: false })
})

test('of many who use the same code or link at once exactly one gets in', async () => {
  const { attempt, code } = await asked(anAddress())
  const byCode = await Promise.all(Array.from({ length: 4 }, () => consumeCode(attempt, code, after(1))))
  expect(byCode.filter((each) => each.ok)).toHaveLength(1)

  const { token } = await asked(anAddress())
  const byLink = await Promise.all(Array.from({ length: 20 }, () => consumeLink(token, after(1))))
  expect(byLink.filter((each) => each.ok)).toHaveLength(1)
})

test('another mail ends the one before', async () => {
  const email = anAddress()
  const first = await asked(email)
  const second = await asked(email, after(40))

  expect(await consumeCode(first.attempt, first.code, after(50))).toMatchObject({ ok: false })
  expect(await consumeLink(first.token, after(50))).toMatchObject({ ok: false })
  expect(await consumeCode(second.attempt, second.code, after(50))).toMatchObject({ ok: true })
})

test('a code belongs to its own mail', async () => {
  const [mine, yours] = [await asked(anAddress()), await asked(anAddress())]
  if (mine.code === yours.code) return
  expect(await consumeCode(mine.attempt, yours.code, after(1))).toMatchObject({ ok: false })
})

test('a second press within half a minute sends nothing new; from elsewhere it has to wait', async () => {
  const email = anAddress()
  const visitorId = newId()
  const first = await requestCode({ email, visitorId }, start)

  expect(await requestCode({ email, visitorId }, after(10))).toEqual(first)
  expect(await requestCode({ email }, after(10))).toEqual({ ok: false, reason: 'people_code_too_fast', seconds: 20 })
  expect(await requestCode({ email, visitorId, again: true }, after(29))).toMatchObject({ ok: false, seconds: 1 })
  expect(await mailsTo(email)).toBe(1)
  expect(await requestCode({ email, visitorId, again: true }, after(30))).toMatchObject({ ok: true })
})

test('three unused mails an hour to one address; used ones do not count', async () => {
  const email = anAddress()
  for (const minute of [0, 1, 2]) await asked(email, after(minute * 60))
  expect(await requestCode({ email }, after(30 * 60))).toEqual({
    ok: false,
    reason: 'people_code_too_many',
    minutes: 30,
  })
  expect(await mailsTo(email)).toBe(3)
  expect(await requestCode({ email }, after(61 * 60))).toMatchObject({ ok: true })

  const other = anAddress()
  for (const minute of [0, 1, 2, 3, 4])
    await consumeLink((await asked(other, after(minute * 60))).token, after(minute * 60))
  expect(await mailsTo(other)).toBe(5)
})

test('many requests at once for one address make one mail', async () => {
  const email = anAddress()
  const answers = await Promise.all(Array.from({ length: 12 }, () => requestCode({ email, visitorId: 'v' }, start)))
  expect(new Set(answers.map((answer) => answer.ok && answer.attempt)).size).toBe(1)
  expect(await mailsTo(email)).toBe(1)
})

test('the answer is the same for known, unknown, uninvited and suspended addresses; only the mail differs', async () => {
  const [known, suspended] = [await aPerson(), await aPerson({ suspendedAt: start })]
  const unknown = anAddress()
  await changeSettings({ signUp: 'invited' })
  const emails = [known.email ?? '', suspended.email ?? '', unknown]

  const answers = await Promise.all(emails.map((email) => requestCode({ email }, start)))
  expect(answers.map((answer) => Object.keys(answer).join())).toEqual(Array(3).fill('ok,attempt'))
  const mails = await Promise.all(emails.map((email) => mailTo(email)))
  expect(mails.map(({ text }) => /^\d{6}$/m.test(text))).toEqual([true, false, false])
  await changeSettings({ signUp: 'open' })
})

test('the database holds neither the code nor the link', async () => {
  const { attempt, code, token } = await asked(anAddress())
  const row = JSON.stringify(await signInCodeById(attempt))
  expect(row).not.toContain(code)
  expect(row).not.toContain(token)
})

test('where to go next stays inside the site', async () => {
  const email = anAddress()
  await requestCode({ email, next: '//evil.example/x' }, start)
  expect(await consumeLink(await tokenFor(email), after(1))).toMatchObject({ ok: true, proof: { next: '/' } })
})

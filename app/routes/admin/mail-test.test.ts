import { afterEach, beforeEach, expect, test } from 'vitest'
import { env } from '#app/env.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { closeMail } from '#app/mail/send-mail.server.ts'
import * as mailTest from '#app/routes/admin/mail-test.tsx'
import { auditEntries } from '#drizzle/queries/events.ts'
import { latestMails } from '#drizzle/queries/mails.ts'
import { aModerator, anAdmin } from '#tests/factory.ts'
import { type Fault, startFaultyMailServer } from '#tests/faulty-mail-server.ts'
import { visitRoute } from '#tests/visit-route.ts'

const settings = { ...env }
let server: Awaited<ReturnType<typeof startFaultyMailServer>>
let admin: Viewer

beforeEach(async () => {
  server = await startFaultyMailServer()
  env.SMTP_URL = server.url
  admin = await anAdmin()
})
afterEach(async () => {
  closeMail()
  Object.assign(env, settings)
  await server.stop()
})

const press = (as = admin) => visitRoute(mailTest, '/admin/mail-test', { as, form: {} })

test('a letter goes to the administrator at once, past the outbox', async () => {
  const before = (await latestMails(500)).length
  const { page } = await press()
  expect(page).toEqual({ fate: 'accepted', email: admin.email, id: expect.any(String) })
  expect(server.arrived.map(({ to }) => to)).toEqual([[admin.email]])
  expect(server.arrived[0]?.id).toContain((page as unknown as { id: string }).id)
  expect(await latestMails(500)).toHaveLength(before)
  const [last] = await auditEntries(1, { who: '', action: 'mail.tested', thing: '' })
  expect(last?.entry).toMatchObject({ actorId: admin.id, after: { fate: 'accepted' } })
})

test.each<[Fault, boolean]>([
  [{ code: 550, at: 'rcpt' }, true],
  [{ code: 554, at: 'data' }, true],
  [{ code: 451, at: 'data' }, false],
])('a server that refuses (%j) is quoted', async (fault, forGood) => {
  server.misbehave(fault)
  const { code } = fault as { code: number }
  expect((await press()).page).toEqual({
    ...{ fate: 'refused', email: admin.email, code, forGood },
    words: expect.stringContaining('not now'),
  })
  expect(server.arrived).toEqual([])
})

test('a slow server is waited for', async () => {
  server.misbehave({ slow: 300 })
  expect((await press()).page).toMatchObject({ fate: 'accepted' })
})

test.each([
  ['is not there', 'down'],
  ['hangs up after the words', 'drop-after-data'],
])('a server that %s is called away', async (_, fault) => {
  if (fault === 'down') env.SMTP_URL = 'smtp://user:hunter2secret@127.0.0.1:1'
  else server.misbehave('drop-after-data')
  const { page } = await press()
  expect(page).toEqual({ fate: 'away', words: expect.stringMatching(/\w/) })
  expect(JSON.stringify(page)).not.toContain('hunter2secret')
})

test('without a mail server nothing is sent, and the page says so', async () => {
  env.SMTP_URL = undefined
  expect((await press()).page).toEqual({ fate: 'no-server' })
  expect((await visitRoute(mailTest, '/admin/mail-test', { as: admin })).page).toMatchObject({ server: null })
})

test('the page shows the machine and never the password', async () => {
  env.SMTP_URL = 'smtp://user:hunter2secret@mail.example.org:587'
  const { page } = await visitRoute(mailTest, '/admin/mail-test', { as: admin })
  expect(page).toMatchObject({ server: 'mail.example.org:587', email: admin.email })
  expect(JSON.stringify(page)).not.toContain('hunter2secret')
})

test('nobody else sends one', async () => {
  expect((await press(await aModerator())).status).toBe(404)
  expect(server.arrived).toEqual([])
})

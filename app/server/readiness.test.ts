import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { env } from '#app/env.server.ts'
import { beginStopping, readiness } from '#app/server/readiness.server.ts'
import { database, transaction } from '#drizzle/database.ts'
import { addMail } from '#drizzle/queries/mails.ts'
import { openDoor } from '#tests/front-door.ts'

let door: Awaited<ReturnType<typeof openDoor>>

beforeAll(async () => {
  door = await openDoor(async () => new Response('fine'))
})

afterAll(() => door.close())

/** Readiness is looked up once a second; here each look is a fresh one. */
let moment = Date.now()
const look = () => {
  moment += 5000
  return readiness(moment)
}

test('a database that cannot be written to makes the site not ready, and it heals by itself', async () => {
  await database().script('ALTER TABLE settings RENAME TO settings_away')
  expect(await look()).toMatchObject({ ready: false, checks: { database: 'failed', disk: 'ok' } })
  await database().script('ALTER TABLE settings_away RENAME TO settings')
  expect(await look()).toMatchObject({ ready: true, checks: { database: 'ok' } })
})

test('a data folder that is gone makes it not ready', async () => {
  const before = env.DATA_DIR
  env.DATA_DIR = '/does/not/exist'
  expect(await look()).toMatchObject({ ready: false, checks: { disk: 'failed' } })
  env.DATA_DIR = before
})

test('late mail is told, but closes nothing', async () => {
  const now = new Date()
  const hoursAgo = new Date(now.getTime() - 3 * 60 * 60 * 1000)
  const mail = { id: 'late', to: 'anna@example.org', kind: 'sign-in', subject: 's', text: 't', html: 'h' }
  await transaction(() => addMail({ ...mail, createdAt: hoursAgo, dueAt: hoursAgo }))
  expect((await look()).checks.mail).toBe('ok')
  env.SMTP_URL = 'smtp://127.0.0.1:1'
  expect(await look()).toMatchObject({ ready: true, checks: { mail: 'late' } })
  env.SMTP_URL = undefined
})

test('whoever asks a thousand times makes it look once', async () => {
  const write = vi.spyOn(database(), 'transaction')
  moment += 5000
  const answers = await Promise.all(Array.from({ length: 1000 }, () => readiness(moment)))
  expect(new Set(answers.map(({ ready }) => ready))).toEqual(new Set([true]))
  expect(write).toHaveBeenCalledTimes(1)
  write.mockRestore()
})

test('while stopping, balancers are told and connections are not kept', async () => {
  beginStopping()
  expect((await door.knock('/readyz')).status).toBe(503)
  const visit = await door.knock('/')
  expect([visit.status, visit.headers.connection]).toEqual([200, 'close'])
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { env } from '#app/env.server.ts'
import { answerIdea } from '#app/features/answers/answer-idea.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { bundleNews } from '#app/features/notifications/bundle-news.server.ts'
import { followThing } from '#app/features/notifications/follow-thing.server.ts'
import { hearEvents } from '#app/features/notifications/hear-events.server.ts'
import { sendDueMails } from '#app/features/notifications/send-due-mails.server.ts'
import { changeSettings } from '#app/features/settings/site-settings.server.ts'
import { queueMail } from '#app/mail/queue-mail.server.ts'
import { closeMail } from '#app/mail/send-mail.server.ts'
import { transaction } from '#drizzle/database.ts'
import { latestMails } from '#drizzle/queries/mails.ts'
import { aContest, again, anEmployee, anIdea, aPerson } from '#tests/factory.ts'
import { type Fault, headersOf, startFaultyMailServer } from '#tests/faulty-mail-server.ts'

const settings = { ...env }
const minute = 60 * 1000
let server: Awaited<ReturnType<typeof startFaultyMailServer>>

beforeEach(async () => {
  server = await startFaultyMailServer()
  env.SMTP_URL = server.url
})
afterEach(async () => {
  closeMail()
  Object.assign(env, settings)
  await server.stop()
})

let nth = 0
/** So many letters in the outbox, each to somebody else. */
async function letters(n: number, now: Date) {
  const to = Array.from({ length: n }, () => `reader-${nth++}@example.org`)
  await transaction(async () => {
    for (const one of to)
      await queueMail({ to: one, kind: 'test', subject: 'News', text: 'The whole text.\n', html: '<p>All</p>' }, now)
  })
  return to
}

const copiesFor = (address: string) => server.arrived.filter(({ to }) => to.includes(address))

describe('nothing is lost', () => {
  test.each<[string, Fault | 'down']>([
    ['is away', 'down'],
    ['is slow', { slow: 300 }],
    ['refuses the receiver for now', { code: 450, at: 'rcpt' }],
    ['refuses the words for now', { code: 451, at: 'data' }],
  ])('when the mail server %s', async (_, fault) => {
    const start = new Date('2026-03-10T08:00:00Z')
    const to = await letters(5, start)
    if (fault === 'down') env.SMTP_URL = 'smtp://127.0.0.1:1'
    else server.misbehave(fault)
    for (let turn = 0; turn < 4; turn += 1) await sendDueMails(new Date(start.getTime() + turn * 16 * minute))
    env.SMTP_URL = server.url
    server.misbehave('none')
    for (let turn = 0; turn < 3; turn += 1) await sendDueMails(new Date(start.getTime() + (3 + turn) * 60 * minute))
    for (const one of to) expect(copiesFor(one)).toHaveLength(1)
  })

  test('when it hangs up after the words: one copy more for each time, with the same Message-ID', async () => {
    const start = new Date('2026-03-10T08:00:00Z')
    const to = await letters(3, start)
    server.misbehave('drop-after-data')
    await sendDueMails(start)
    const ambiguous = server.arrived.length
    expect(ambiguous).toBe(1)
    server.misbehave('none')
    for (let turn = 1; turn < 4; turn += 1) await sendDueMails(new Date(start.getTime() + turn * 30 * minute))
    expect(server.arrived).toHaveLength(to.length + ambiguous)
    for (const one of to) {
      expect(copiesFor(one).length).toBeGreaterThanOrEqual(1)
      expect(new Set(copiesFor(one).map(({ id }) => id)).size).toBe(1)
    }
  })

  test('when it refuses for good: the letter is not tried again by itself, and lies there with the reason', async () => {
    const start = new Date('2026-03-10T08:00:00Z')
    const [to] = await letters(1, start)
    server.misbehave({ code: 554, at: 'data' })
    await sendDueMails(start)
    server.misbehave('none')
    await sendDueMails(new Date(start.getTime() + 24 * 60 * minute))
    expect(copiesFor(to as string)).toEqual([])
    const mail = (await latestMails(100, 12)).find((one) => one.to === to)
    expect(mail).toMatchObject({ sentAt: null, lastError: expect.stringContaining('554') })
  })

  test('in a bad hour of everything at once', async () => {
    const start = new Date('2026-03-10T08:00:00Z').getTime()
    const to = await letters(6, new Date(start))
    const hour: (Fault | 'down')[] = ['down', { code: 450, at: 'rcpt' }, 'drop-after-data', { code: 421, at: 'data' }]
    let drops = 0
    for (let turn = 0; turn < 8; turn += 1) {
      const fault = hour[turn % hour.length] as Fault | 'down'
      env.SMTP_URL = fault === 'down' ? 'smtp://127.0.0.1:1' : server.url
      server.misbehave(fault === 'down' ? 'none' : fault)
      const before = server.arrived.length
      await sendDueMails(new Date(start + turn * 5 * minute))
      if (fault === 'drop-after-data') drops += server.arrived.length - before
    }
    env.SMTP_URL = server.url
    server.misbehave('none')
    for (let turn = 1; turn < 8; turn += 1) await sendDueMails(new Date(start + (1 + turn) * 60 * minute))
    for (const one of to) {
      expect(copiesFor(one).length).toBeGreaterThanOrEqual(1)
      expect(new Set(copiesFor(one).map(({ id }) => id)).size).toBe(1)
    }
    expect(drops).toBeGreaterThan(0)
    expect(server.arrived.length).toBeLessThanOrEqual(to.length + drops)
  }, 120_000)

  test('when two processes look at once each letter goes once', async () => {
    const now = new Date()
    const to = await letters(6, now)
    await Promise.all(Array.from({ length: 4 }, () => sendDueMails(now)))
    for (const one of to) expect(copiesFor(one)).toHaveLength(1)
  })
})

describe('no words become a header', () => {
  const payloads = [
    'x\r\nBcc: eve@evil.example',
    'x\nBcc: eve@evil.example',
    'x\rBcc: eve@evil.example',
    'x\u2028Bcc: eve@evil.example',
    'x\r\n\r\n<b>body</b>',
    'x\u000b\r\nTo: eve@evil.example',
    'x=?utf-8?q?=0D=0ABcc:_eve=40evil.example?=',
  ]
  const allowed = [
    ...['auto-submitted', 'content-type', 'content-transfer-encoding', 'date', 'from', 'list-unsubscribe'],
    ...['list-unsubscribe-post', 'message-id', 'mime-version', 'subject', 'to'],
  ]

  test.each(payloads)('in the title, the name and the organisation: %j', async (payload) => {
    await changeSettings({ organisation: payload })
    const author = await aPerson({ name: payload })
    const follower = await aPerson({ timeZone: 'UTC', newsHour: 8 })
    const host = await anEmployee({ role: 'owner', name: payload, title: payload })
    const contest = await aContest({ hostId: host.id, title: payload })
    await followThing(follower, { kind: 'contest', subject: contest.id, on: true })
    const idea = await anIdea({ contestId: contest.id, authorId: author.id, title: payload })
    const about = { contestId: contest.id, ideaId: idea.id }
    const now = new Date()
    await transaction(async () => {
      await record('idea.published', author, about, now)
      await record('idea.won', host, about, now)
    })
    await answerIdea(await again(host), idea.id, { outcome: 'planned', text: payload }, now)
    await hearEvents(now)
    const tomorrow = new Date(now.getTime() + 24 * 60 * minute)
    await bundleNews(tomorrow)
    await sendDueMails(tomorrow)
    const kinds = (await latestMails(500)).filter(({ to }) => [author.email, follower.email].includes(to))
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(
      new Set(['idea-received', 'idea-won', 'idea-answered', 'digest']),
    )
    const theirs = [...copiesFor(author.email ?? ''), ...copiesFor(follower.email ?? '')]
    expect(theirs).toHaveLength(4)
    for (const { to, source } of theirs) {
      expect(to).toHaveLength(1)
      const names = headersOf(source).map((line) => line.split(':')[0]?.toLowerCase() ?? '')
      expect(names.filter((name) => !allowed.includes(name))).toEqual([])
      expect(new Set(names).size).toBe(names.length)
      expect(names).toContain('list-unsubscribe')
      expect(headersOf(source)).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    }
    await changeSettings({ organisation: 'Aflora' })
  })
})

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { env } from '#app/env.server.ts'
import { composeMail } from '#app/mail/compose-mail.server.ts'
import { closeMail, sendMail } from '#app/mail/send-mail.server.ts'

type Arrived = { from: string; to: string[]; source: string }

const settings = { ...env }
let arrived: Arrived[] = []
let refuse: { at: 'rcpt' | 'data'; code: number } | undefined
let server: SMTPServer

beforeEach(async () => {
  arrived = []
  refuse = undefined
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_, __, done) => done(refuse?.at === 'rcpt' ? faultOf(refuse.code) : undefined),
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (refuse?.at === 'data') return done(faultOf(refuse.code))
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        arrived.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(parts).toString(),
        })
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})

afterEach(async () => {
  closeMail()
  Object.assign(env, settings)
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

const faultOf = (responseCode: number) => Object.assign(new Error('no'), { responseCode })

const mail = (change: Partial<Parameters<typeof sendMail>[0]> = {}) => ({
  id: 'mail1',
  to: 'anna@example.org',
  subject: 'Ваша идея: ответ',
  text: 'Спасибо.\n',
  html: '<p>Спасибо.</p>',
  ...change,
})

const headersOf = ({ source }: Arrived) =>
  source
    .split('\r\n\r\n')[0]
    ?.replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n') ?? []

test('a mail arrives with both its parts and a fixed sender', async () => {
  env.MAIL_FROM = 'Ideas <ideas@example.org>'
  expect(await sendMail(mail())).toEqual({ ok: true })
  expect(arrived).toMatchObject([{ from: 'ideas@example.org', to: ['anna@example.org'] }])
  const headers = headersOf(arrived[0] as Arrived)
  expect(headers).toContain('From: Ideas <ideas@example.org>')
  expect(headers).toContain('To: anna@example.org')
  expect(headers).toContain('Message-ID: <mail1@localhost>')
  expect(headers).toContain('Auto-Submitted: auto-generated')
  expect(arrived[0]?.source).toMatch(/text\/plain[\s\S]*text\/html/)
})

test('trying again does not make it another mail', async () => {
  await sendMail(mail())
  await sendMail(mail())
  const ids = arrived.map((one) => headersOf(one).find((header) => header.startsWith('Message-ID')))
  expect(new Set(ids).size).toBe(1)
})

test('one press stops such mails', async () => {
  await sendMail(mail({ unsubscribeUrl: 'https://ideas.example.org/stop/abc' }))
  expect(headersOf(arrived[0] as Arrived)).toEqual(
    expect.arrayContaining([
      'List-Unsubscribe: <https://ideas.example.org/stop/abc>',
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    ]),
  )
})

describe('nothing can be smuggled in', () => {
  test.each([
    'anna@example.org, eve@evil.example',
    'anna@example.org;eve@evil.example',
    'anna@example.org\r\nBcc: eve@evil.example',
    'anna@example.org\nBcc: eve@evil.example',
    'Anna <anna@example.org>',
    '<anna@example.org> eve@evil.example',
    'anna@example.org eve@evil.example',
    'group: anna@example.org, eve@evil.example;',
    '"anna@example.org, eve"@evil.example',
    'anna',
    '',
  ])('the receiver %j is refused', async (to) => {
    expect(await sendMail(mail({ to }))).toMatchObject({ ok: false, final: true })
    expect(arrived).toEqual([])
  })

  test.each([
    'x\r\nBcc: eve@evil.example',
    'x\nBcc: eve@evil.example',
    'x\rBcc: eve@evil.example',
    'x\u2028Bcc: eve',
    'x\r\n\r\n<b>body</b>',
    'x\u0000\r\nTo: eve@evil.example',
  ])('the subject %j stays one header', async (subject) => {
    expect(await sendMail(mail({ subject }))).toEqual({ ok: true })
    expect(arrived[0]?.to).toEqual(['anna@example.org'])
    const names = headersOf(arrived[0] as Arrived).map((header) => header.split(':')[0]?.toLowerCase())
    expect(names.sort()).toEqual(
      ['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'].sort(),
    )
  })

  test('the words of a mail cannot become markup', () => {
    const { html, text } = composeMail({
      locale: 'en',
      organisation: '<b>Org</b>',
      paragraphs: ['<img src=x onerror=alert(1)>'],
      button: { label: '"><script>', path: '/c/coffee' },
      reason: '<i>',
    })
    expect(html).not.toMatch(/<img|<script|<b>|<i>/)
    expect(text).toContain('http://localhost:3000/c/coffee')
  })
})

describe('what goes wrong', () => {
  test('an address nobody has is final', async () => {
    refuse = { at: 'rcpt', code: 550 }
    expect(await sendMail(mail())).toMatchObject({ ok: false, final: true })
    refuse = { at: 'data', code: 554 }
    expect(await sendMail(mail())).toMatchObject({ ok: false, final: true })
  })

  test.each([
    { at: 'rcpt', code: 450 },
    { at: 'data', code: 451 },
  ] as const)('a full mailbox (%j) is tried again', async (refusal) => {
    refuse = refusal
    expect(await sendMail(mail())).toMatchObject({ ok: false, final: false })
    refuse = undefined
    expect(await sendMail(mail())).toEqual({ ok: true })
  })

  test('a mail server that is not there is tried again, and says so', async () => {
    env.SMTP_URL = 'smtp://127.0.0.1:1'
    expect(await sendMail(mail())).toMatchObject({
      ok: false,
      final: false,
      reason: expect.stringContaining('ECONNREFUSED'),
    })
  })

  test('without a mail server the mail waits', async () => {
    env.SMTP_URL = undefined
    expect(await sendMail(mail())).toMatchObject({ ok: false, final: false })
  })

  test('the password of the mail server is never told', async () => {
    env.SMTP_URL = 'smtp://user:hunter2secret@127.0.0.1:1'
    expect(JSON.stringify(await sendMail(mail()))).not.toContain('hunter2secret')
  })
})

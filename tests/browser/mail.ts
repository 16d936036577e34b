import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { SMTPServer } from 'smtp-server'

export interface Mail {
  to: string[]
  subject: string
  /** The plain-text part. */
  text: string
}

/** A mail server on a free loopback port that keeps what it is given as files in a folder. */
export async function startMailServer(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  mkdirSync(folder, { recursive: true })
  let count = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        count += 1
        const name = `${String(count).padStart(6, '0')}.json`
        const file = path.join(folder, name)
        // Another process reads the folder meanwhile: it is to find whole mails only.
        writeFileSync(`${file}.part`, JSON.stringify({ to, source: Buffer.concat(parts).toString('utf8') }))
        renameSync(`${file}.part`, file)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, stop: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** The mails that arrived for somebody, oldest first. */
export function mailsTo(folder: string, address: string): Mail[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { to: string[]; source: string })
    .filter(({ to }) => to.includes(address))
    .map(({ to, source }) => ({ to, subject: subjectOf(source), text: plainText(source) }))
}

function subjectOf(source: string) {
  const line = source.replace(/\r?\n[ \t]+/g, ' ').match(/^Subject: (.*)$/im)?.[1] ?? ''
  return line.trim().replace(/=\?utf-8\?([bq])\?([^?]*)\?=\s*/gi, (_, kind: string, words: string) => {
    return kind.toLowerCase() === 'b' ? fromBase64(words) : fromQuotedPrintable(words.replaceAll('_', ' '))
  })
}

/** The text/plain part of a message as nodemailer writes it. */
function plainText(source: string) {
  const mark = source.match(/boundary="?([^"\r\n;]+)"?/i)?.[1]
  const parts = mark ? source.split(`--${mark}`).slice(1) : [source]
  const part = parts.find((one) => /content-type: text\/plain/i.test(one)) ?? parts[0] ?? ''
  const [, head = '', body = ''] = part.match(/^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/) ?? []
  const encoding = head.match(/content-transfer-encoding: (\S+)/i)?.[1]?.toLowerCase()
  if (encoding === 'base64') return fromBase64(body)
  return encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body
}

const fromBase64 = (words: string) => Buffer.from(words, 'base64').toString('utf8')

function fromQuotedPrintable(words: string) {
  const bytes = words
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

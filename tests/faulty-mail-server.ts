import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** What a mail server can do to whoever brings it mail. */
export type Fault =
  | 'none'
  /** Says so for now, or for good, at the receiver or after the words. */
  | { code: number; at: 'rcpt' | 'data' }
  /** Takes the mail and hangs up without a word. */
  | 'drop-after-data'
  /** Answers after so many milliseconds. */
  | { slow: number }

export interface Arrived {
  to: string[]
  id: string
  source: string
}

/** A real mail server on a free loopback port that can be told to misbehave. `arrived` is all it has taken. */
export async function startFaultyMailServer() {
  const arrived: Arrived[] = []
  const state: { fault: Fault } = { fault: 'none' }
  const refusal = (at: 'rcpt' | 'data') => {
    const { fault } = state
    if (typeof fault === 'string' || !('code' in fault) || fault.at !== at) return undefined
    return Object.assign(new Error('not now'), { responseCode: fault.code })
  }
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_, __, done) => done(refusal('rcpt')),
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const refused = refusal('data')
        if (refused) return done(refused)
        const source = Buffer.concat(parts).toString()
        const to = session.envelope.rcptTo.map(({ address }) => address)
        arrived.push({ to, id: headersOf(source).find((line) => /^message-id:/i.test(line)) ?? '', source })
        const { fault } = state
        if (fault === 'drop-after-data') {
          for (const connection of server.connections) connection.close()
          return undefined
        }
        const wait = typeof fault === 'object' && 'slow' in fault ? fault.slow : 0
        return setTimeout(done, wait)
      })
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    misbehave: (fault: Fault) => {
      state.fault = fault
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** The header lines of a mail, long ones made one again. */
export const headersOf = (source: string) =>
  source
    .split('\r\n\r\n')[0]
    ?.replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n') ?? []

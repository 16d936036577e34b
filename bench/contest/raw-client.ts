import { connect, type Socket } from 'node:net'

export interface RawAnswer {
  status: number
  head: string
  /** As it came over the wire: packed, where the head says so. */
  bytes: Buffer
}

const lengthLine = /^content-length: (\d+)/im

/**
 * A browser's connection, kept open, without what node:http does for each request: a client that costs as much as the
 * server would halve what a machine with two cores can show. One request at a time; answers must tell their length.
 */
export function rawClient(url: string) {
  const { hostname, port, host } = new URL(url)
  let socket: Socket | undefined
  let parts: Buffer[] = []
  let waiting: { resolve: (answer: RawAnswer) => void; reject: (fault: Error) => void } | undefined

  const fail = (fault: Error) => {
    socket = undefined
    waiting?.reject(fault)
    waiting = undefined
  }

  function open() {
    const opened = connect({ host: hostname, port: Number(port), noDelay: true })
    opened.on('data', hear)
    opened.on('error', fail)
    opened.on('close', () => opened === socket && fail(new Error('The connection was closed.')))
    return opened
  }

  function hear(part: Buffer) {
    parts.push(part)
    const bytes = parts.length === 1 ? part : Buffer.concat(parts)
    parts = [bytes]
    const end = bytes.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = bytes.toString('latin1', 0, end)
    const length = lengthLine.exec(head)?.[1]
    if (length === undefined) return fail(new Error(`An answer without its length: ${head.slice(0, 60)}`))
    if (bytes.length < end + 4 + Number(length)) return
    parts = []
    const heard = waiting
    waiting = undefined
    heard?.resolve({ status: Number(head.slice(9, 12)), head, bytes: bytes.subarray(end + 4) })
  }

  return {
    /** `lines` are the request line without its version and the headers, Host apart. Rejects where the answer fails. */
    ask: (asked: string, ...lines: string[]) =>
      new Promise<RawAnswer>((resolve, reject) => {
        waiting = { resolve, reject }
        socket ??= open()
        socket.write(`${asked} HTTP/1.1\r\nHost: ${host}\r\n${lines.join('\r\n')}\r\n\r\n`)
      }),
    close: () => socket?.destroy(),
  }
}

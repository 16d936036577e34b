import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Ways to hold a connection for long: a header at a time, a byte of the body at a time, reading nothing of the answer. */
export const slowWays = ['headers', 'body', 'reading'] as const

export interface Held {
  /** Connections that were up at the same time. */
  most: number
  /** Connections that could not be opened at all. */
  failed: number
  /** Connections the site has ended by itself so far. */
  ended: () => number
  release: () => void
}

const openAtOnce = 200

/** Opens so many connections in the three ways by turns and keeps them busy doing as little as possible. */
export async function holdConnections(port: number, many: number, page: string): Promise<Held> {
  const sockets = new Set<Socket>()
  let [failed, ended, most] = [0, 0, 0]
  const host = `Host: localhost:${port}\r\n`
  const beginnings = {
    headers: `GET / HTTP/1.1\r\n${host}`,
    body: `POST /in HTTP/1.1\r\n${host}Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\n`,
    reading: `GET ${page} HTTP/1.1\r\n${host}\r\n`,
  }
  const open = (way: (typeof slowWays)[number]) =>
    new Promise<void>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1' }, () => {
        sockets.add(socket)
        most = Math.max(most, sockets.size)
        if (way === 'reading') socket.pause()
        socket.write(beginnings[way])
        resolve()
      })
      socket.on('error', () => {
        if (!sockets.has(socket)) failed += 1
        resolve()
      })
      socket.on('close', () => {
        if (sockets.delete(socket)) ended += 1
      })
    })
  for (let at = 0; at < many; at += openAtOnce)
    await Promise.all(
      Array.from({ length: Math.min(openAtOnce, many - at) }, (_, nth) => open(slowWays[(at + nth) % 3] ?? 'headers')),
    )
  const trickle = setInterval(() => {
    for (const socket of sockets) if (!socket.isPaused() && socket.writable) socket.write('X')
  }, 5000)
  await pause(100)
  return {
    most,
    failed,
    ended: () => ended,
    release: () => {
      clearInterval(trickle)
      for (const socket of sockets) socket.destroy()
    },
  }
}

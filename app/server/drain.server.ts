import type { Server } from 'node:http'
import { Server as NetServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { silentConnections } from '#app/server/open-server.server.ts'

type Patience = { acceptMs?: number; readMs?: number; answerMs?: number }

/**
 * Ends a server without losing a request that was already on its way. What has arrived may still lie unread in the
 * system's buffers, where Node takes its connection for idle: so first everybody waiting is let in, then every
 * connection gets time to be read, and only then those that merely wait are closed.
 */
export async function drain(server: Server, { acceptMs = 150, readMs = 350, answerMs = 8000 }: Patience = {}) {
  await unlessEmpty(server, acceptMs)
  // The method of http.Server would close what it takes for idle at once.
  const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()))
  await unlessEmpty(server, readMs)
  for (const socket of silentConnections(server)) socket.destroy()
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => server.closeAllConnections(), answerMs)
  server.closeIdleConnections()
  await closed
  clearInterval(idle)
  clearTimeout(late)
}

/** Waits while there are connections; and however busy the process is, it gets to look at what has arrived. */
async function unlessEmpty(server: Server, ms: number) {
  await lookAround()
  const connections = await new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)))
  if (connections > 0) await pause(ms)
  await lookAround()
}

/** The event loop takes in one new connection a turn, and turns without work cost nothing. */
async function lookAround() {
  for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve))
}

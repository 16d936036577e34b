import type { Server } from 'node:http'
import { env } from '#app/env.server.ts'

/** Opens the door; a taken or forbidden port is told in words a person can act on. */
export function listen(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) => reject(new Error(reasonFor(fault))))
    server.listen({ port: env.PORT, host: env.HOST.replace(/^\[|\]$/g, ''), backlog: 1024 }, resolve)
  })
}

function reasonFor({ code, message }: NodeJS.ErrnoException) {
  if (code === 'EADDRINUSE') return `port ${env.PORT} is taken by another program; set PORT to a free one.`
  if (code === 'EACCES') return `this user may not open port ${env.PORT}; set PORT to one above 1023.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `this machine has no address ${env.HOST}; set HOST to one it has.`
  return message
}

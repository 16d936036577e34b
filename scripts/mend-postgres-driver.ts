import type { Plugin } from 'vite'

const full = 'chunk.length >= 1024'
const send = '    const x = socket.write(chunk, fn)\n'
const forget = '    clearImmediate(nextWriteTimer)\n'

/** What fits into a packet or two of the loopback, and into the buffer that PostgreSQL reads into at once. */
const mostAtOnce = 8192

/**
 * The driver writes a moment later than it is asked to. Where the connection ends in between, 3.4.9 throws where nobody
 * can catch it, which ends the program, or keeps a timer that never fires, and every later query on that connection
 * waits for ever (porsager/postgres#1154, #1168, #1208; not answered yet). Here such a query fails like any other.
 *
 * It also writes at once whatever a kilobyte is full of: several times for one vote, and each wakes the database for a
 * part of it. Here what is asked in the same turn of the event loop goes out together.
 */
export function mendPostgresDriver(): Plugin {
  return {
    name: 'aflora-mend-postgres-driver',
    enforce: 'pre',
    config: () => ({ ssr: { noExternal: ['postgres'] } }),
    transform: (code, id) => (/\/postgres\/src\/connection\.js$/.test(id) ? mendedDriver(code) : undefined),
  }
}

/** Throws when the driver no longer reads as it was read: then this file may have had its time. */
export function mendedDriver(code: string): string {
  if (code.split(send).length !== 2 || code.split(forget).length !== 3 || code.split(full).length !== 2)
    throw new Error('The PostgreSQL driver has changed: look whether scripts/mend-postgres-driver.ts is still needed.')
  const gone = "error(Errors.connection('CONNECTION_CLOSED', options, socket))"
  return code
    .replace(send, `    if (!socket) { chunk = nextWriteTimer = null; ${gone}; return false }\n${send}`)
    .replace(full, `chunk.length >= ${mostAtOnce}`)
    .replaceAll(forget, `${forget}    chunk = nextWriteTimer = null\n`)
}

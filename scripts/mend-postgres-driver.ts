import type { Plugin } from 'vite'

const send = '    const x = socket.write(chunk, fn)\n'
const forget = '    clearImmediate(nextWriteTimer)\n'

/**
 * The driver writes a moment later than it is asked to. Where the connection ends in between, 3.4.9 throws where nobody
 * can catch it, which ends the program, or keeps a timer that never fires, and every later query on that connection
 * waits for ever (porsager/postgres#1154, #1168, #1208; not answered yet). Here such a query fails like any other.
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
  if (code.split(send).length !== 2 || code.split(forget).length !== 3)
    throw new Error('The PostgreSQL driver has changed: look whether scripts/mend-postgres-driver.ts is still needed.')
  const gone = "error(Errors.connection('CONNECTION_CLOSED', options, socket))"
  return code
    .replace(send, `    if (!socket) { chunk = nextWriteTimer = null; ${gone}; return false }\n${send}`)
    .replaceAll(forget, `${forget}    chunk = nextWriteTimer = null\n`)
}

import { createHmac } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '#app/server/log.server.ts'
import { countRequest } from '#app/server/metrics.server.ts'
import { networkOf } from '#app/server/network-of.server.ts'
import { secretsFor } from '#app/server/secrets.server.ts'
import { isTokenPage } from '#app/server/set-headers.server.ts'
import type { Visit } from '#app/server/visit.server.ts'

/** Writes down how a visit ended, once its answer is out or its connection gone. */
export function logVisit(visit: Visit) {
  visit.outgoing.once('close', () => void writeDown(visit))
}

/** The same for a page sent from memory, to somebody of whom nothing is known. */
export function logKept({ method, url = '', socket }: IncomingMessage, outgoing: ServerResponse, requestId: string) {
  const startedAt = performance.now()
  outgoing.once('close', () => {
    const path = (url.split('?')[0] ?? '').slice(0, 200)
    countRequest(outgoing.statusCode, path, (performance.now() - startedAt) / 1000)
    log('info', 'request', {
      requestId,
      method,
      path,
      status: outgoing.writableFinished ? outgoing.statusCode : 499,
      ms: Math.round((performance.now() - startedAt) * 10) / 10,
      network: networkOf(socket.remoteAddress ?? ''),
    })
  })
}

async function writeDown({ incoming, outgoing, startedAt, path, context }: Visit) {
  countRequest(outgoing.statusCode, path, (performance.now() - startedAt) / 1000)
  const quiet = path.startsWith('/assets/') && outgoing.statusCode < 400
  log(quiet ? 'debug' : outgoing.statusCode >= 500 ? 'error' : 'info', 'request', {
    requestId: context.requestId,
    method: incoming.method,
    path: withoutToken(path),
    status: outgoing.writableFinished ? outgoing.statusCode : 499,
    ms: Math.round((performance.now() - startedAt) * 10) / 10,
    network: networkOf(context.ip),
    person: await pseudonym(context.cache.get('viewer')),
  })
}

/** The query is never written down: people search for names. */
function withoutToken(path: string) {
  return (isTokenPage(path) ? path.replace(/(?<=^\/(?:in\/)?[a-z]+\/).+/, '…') : path).slice(0, 200)
}

/** Tells people apart in the log without saying who they are. */
async function pseudonym(found: unknown) {
  const viewer = await Promise.resolve(found).catch(() => undefined)
  if (typeof viewer !== 'object' || viewer === null || !('id' in viewer)) return undefined
  const [key] = secretsFor('log') as [Buffer]
  return createHmac('sha256', key).update(String(viewer.id)).digest('base64url').slice(0, 12)
}

import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { errorPage } from '#app/server/error-page.server.ts'
import { hasBody } from '#app/server/limit-body.server.ts'
import { refuseScript } from '#app/server/refuse-script.server.ts'
import { statusWords } from '#app/server/status-words.server.ts'
import { isApi, isScim, type Refusal, type Visit } from '#app/server/visit.server.ts'

const lingerMs = 2000

/** Answers a refusal in the form the asker can read: a page, a problem document, or what the page's script expects. */
export function refuseVisit(visit: Visit, refusal: Refusal, stylesheets: readonly string[] = []) {
  const { outgoing, incoming } = visit
  if (outgoing.headersSent) return void outgoing.destroy()
  if (refusal.status === 204) return void outgoing.writeHead(204, refusal.headers).end()
  const { type, body, status = refusal.status } = answerFor(visit, refusal, stylesheets)
  for (const [name, value] of Object.entries(refusal.headers ?? {})) outgoing.setHeader(name, value)
  outgoing.setHeader('Content-Type', type)
  outgoing.setHeader('Cache-Control', 'private, no-store')
  if (hasBody(visit) && !incoming.complete) leaveBodyUnread(visit)
  outgoing.writeHead(status, { 'Content-Length': Buffer.byteLength(body) }).end(body)
}

function answerFor(visit: Visit, refusal: Refusal, stylesheets: readonly string[]) {
  if (isScim(visit)) return scimError(visit, refusal)
  if (isApi(visit) || isJsonWanted(visit)) return problem(visit, refusal)
  if (isScripted(visit)) return refuseScript(visit, refusal)
  return { type: 'text/html; charset=utf-8', body: errorPage(visit, refusal, stylesheets), status: undefined }
}

/** RFC 9457. */
function problem(visit: Visit, refusal: Refusal) {
  const { title, text } = statusWords(visit, refusal)
  const document = {
    type: 'about:blank',
    title,
    status: refusal.status,
    detail: text,
    instance: `urn:request:${visit.context.requestId}`,
  }
  return { type: 'application/problem+json', body: JSON.stringify(document), status: undefined }
}

/** RFC 7644 §3.12. */
function scimError(visit: Visit, refusal: Refusal) {
  const { title, text } = statusWords(visit, refusal)
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error']
  const document = { schemas, status: String(refusal.status), detail: text ?? title }
  return { type: 'application/scim+json', body: JSON.stringify(document), status: undefined }
}

/** Scripts of ours that do not go through Remix. */
const isJsonWanted = ({ incoming }: Visit) => incoming.headers.accept === 'application/json'

const isScripted = ({ incoming }: Visit) => /\.data(?:\?|$)/.test(incoming.url ?? '')

/**
 * Closing at once while more is arriving resets the connection, and the answer is lost with it. So we say goodbye,
 * read nothing further, and close a little later.
 */
function leaveBodyUnread({ incoming, outgoing }: Visit) {
  const socket: Socket = incoming.socket
  outgoing.setHeader('Connection', 'close')
  // A stream that was read once and then left alone fills a small buffer and stops; an untouched one Node empties.
  incoming.pause().read()
  socket.destroySoon = () => {
    socket.end()
    setTimeout(() => socket.destroy(), lingerMs).unref()
  }
}

/** For connections whose request could not even be read. */
export function refuseBrokenRequest(fault: Error & { code?: string }, socket: Socket) {
  if (fault.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status = fault.code === 'HPE_HEADER_OVERFLOW' ? 431 : fault.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Packed } from '#app/server/kept-pages/kept-page.server.ts'

/** Sends a finished page, or that the browser's own copy still holds. */
export function sendKept(incoming: IncomingMessage, outgoing: ServerResponse, packed: Packed, requestId: string) {
  for (const name of outgoing.getHeaderNames()) outgoing.removeHeader(name)
  if (holds(incoming.headers['if-none-match'], packed.etag)) {
    // What else the browser was told with its copy, the nonce above all, stays as it was.
    const told = ['etag', packed.etag, 'cache-control', 'private, no-cache', 'x-request-id', requestId]
    outgoing.writeHead(304, told).end()
    return
  }
  outgoing.writeHead(200, [...packed.headers, 'x-request-id', requestId])
  outgoing.end(packed.body)
}

/** RFC 9110 §13.1.2. */
const holds = (asked: string | undefined, etag: string) =>
  asked?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { promisify } from 'node:util'
import { constants, createGzip, gzip, gzipSync } from 'node:zlib'
import { acceptsEncoding } from '#app/server/accepts-encoding.ts'
import { isTokenPage } from '#app/server/set-headers.server.ts'
import type { Visit } from '#app/server/visit.server.ts'

const worthPacking =
  /^(?:text\/|application\/(?:json|problem\+json|xml|atom\+xml|feed\+json|rss\+xml|javascript)|image\/svg)/
const leastBytes = 1024
const mostAtOnce = 1024 * 1024
const quickBytes = 128 * 1024
const pack = promisify(gzip)

/** Sends what a route answered. What says nothing about caching depends on who asked, and is kept by nobody. */
export async function sendResponse(visit: Visit, response: Response) {
  const { outgoing } = visit
  for (const [name, value] of response.headers) {
    if (name === 'set-cookie' || name === 'vary') outgoing.appendHeader(name, value)
    else outgoing.setHeader(name, value)
  }
  if (!response.headers.has('Cache-Control')) outgoing.setHeader('Cache-Control', 'private, no-store')
  outgoing.statusCode = response.status
  if (!response.body || visit.incoming.method === 'HEAD') {
    await response.body?.cancel()
    return void outgoing.end()
  }
  if (isShort(response)) return sendAtOnce(visit, response)
  const body = Readable.fromWeb(response.body as ReadableStream)
  if (isWorthPacking(visit, response)) await pipeline(body, packed(visit), outgoing)
  else await pipeline(body, outgoing)
}

/** What says how long it is lies ready as a whole: to pass it on piece by piece would cost more than to pack it. */
const isShort = ({ headers }: Response) => Number(headers.get('Content-Length') ?? Number.NaN) <= mostAtOnce

async function sendAtOnce(visit: Visit, response: Response) {
  const { outgoing } = visit
  const whole = Buffer.from(await response.arrayBuffer())
  const isPacked = isWorthPacking(visit, response)
  const body = isPacked ? await packWhole(whole) : whole
  if (isPacked) outgoing.setHeader('Content-Encoding', 'gzip')
  outgoing.setHeader('Content-Length', body.length)
  outgoing.end(body)
}

/** A page is packed sooner than another thread would have been asked to do it. */
const packWhole = (whole: Buffer) =>
  whole.length <= quickBytes ? gzipSync(whole, { level: 3 }) : pack(whole, { level: 4 })

/** Pages that hold a secret are not packed: their size would tell about it (BREACH). */
function isWorthPacking({ headers, outgoing, path }: Visit, response: Response) {
  if (!worthPacking.test(response.headers.get('Content-Type') ?? '') || response.headers.has('Content-Encoding'))
    return false
  outgoing.appendHeader('Vary', 'Accept-Encoding')
  const length = response.headers.get('Content-Length')
  if (isTokenPage(path) || (length !== null && Number(length) < leastBytes)) return false
  return acceptsEncoding(headers.get('Accept-Encoding'), 'gzip')
}

/** Each part leaves at once, so that what is streamed slowly still arrives piece by piece. */
function packed({ outgoing }: Visit) {
  outgoing.removeHeader('Content-Length')
  outgoing.setHeader('Content-Encoding', 'gzip')
  return createGzip({ level: 5, flush: constants.Z_SYNC_FLUSH })
}

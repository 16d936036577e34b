import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { promisify } from 'node:util'
import { brotliCompress, brotliCompressSync, constants, createGzip, gzip, gzipSync } from 'node:zlib'
import { acceptsEncoding, encodingFor } from '#app/server/accepts-encoding.ts'
import { isTokenPage } from '#app/server/set-headers.server.ts'
import type { Visit } from '#app/server/visit.server.ts'
import { bytesOf } from '#app/web/whole-response.server.ts'

const worthPacking =
  /^(?:text\/|application\/(?:json|problem\+json|xml|atom\+xml|feed\+json|rss\+xml|javascript)|image\/svg)/
const leastBytes = 1024
const mostAtOnce = 1024 * 1024
const quickBytes = 128 * 1024

/** Sends what a route answered. What says nothing about caching depends on who asked, and is kept by nobody. */
export async function sendResponse(visit: Visit, response: Response) {
  const { outgoing } = visit
  for (const [name, value] of response.headers) {
    if (name === 'set-cookie' || name === 'vary') outgoing.appendHeader(name, value)
    else outgoing.setHeader(name, value)
  }
  if (!response.headers.has('Cache-Control')) outgoing.setHeader('Cache-Control', 'private, no-store')
  outgoing.statusCode = response.status
  const isAsked = visit.incoming.method !== 'HEAD'
  if (isAsked && isShort(response)) return sendAtOnce(visit, response)
  if (!response.body || !isAsked) {
    await response.body?.cancel()
    return void outgoing.end()
  }
  const body = Readable.fromWeb(response.body as ReadableStream)
  if (isWorthPacking(visit, response) && acceptsEncoding(visit.headers.get('Accept-Encoding'), 'gzip'))
    await pipeline(body, packed(visit), outgoing)
  else await pipeline(body, outgoing)
}

/** What says how long it is lies ready as a whole: to pass it on piece by piece would cost more than to pack it. */
const isShort = ({ headers }: Response) => Number(headers.get('Content-Length') ?? Number.NaN) <= mostAtOnce

async function sendAtOnce(visit: Visit, response: Response) {
  const { outgoing } = visit
  const whole = await bytesOf(response)
  const encoding = isWorthPacking(visit, response) ? encodingFor(visit.headers.get('Accept-Encoding')) : undefined
  const body = encoding ? await packers[encoding](whole) : whole
  if (encoding) outgoing.setHeader('Content-Encoding', encoding)
  outgoing.setHeader('Content-Length', body.length)
  outgoing.end(body)
}

const quality = (value: number) => ({ params: { [constants.BROTLI_PARAM_QUALITY]: value } })

/**
 * A page is packed sooner than another thread would have been asked to do it. Brotli's quickest way takes a third of the
 * time that gzip's takes, and what it packs is no longer.
 */
const packers = {
  br: (whole: Buffer) =>
    whole.length <= quickBytes ? brotliCompressSync(whole, quality(1)) : promisify(brotliCompress)(whole, quality(4)),
  gzip: (whole: Buffer) =>
    whole.length <= quickBytes ? gzipSync(whole, { level: 2, memLevel: 9 }) : promisify(gzip)(whole, { level: 4 }),
}

/** Pages that hold a secret are not packed: their size would tell about it (BREACH). */
function isWorthPacking({ outgoing, path }: Visit, response: Response) {
  if (!worthPacking.test(response.headers.get('Content-Type') ?? '') || response.headers.has('Content-Encoding'))
    return false
  outgoing.appendHeader('Vary', 'Accept-Encoding')
  const length = response.headers.get('Content-Length')
  return !isTokenPage(path) && (length === null || Number(length) >= leastBytes)
}

/** Each part leaves at once, so that what is streamed slowly still arrives piece by piece. */
function packed({ outgoing }: Visit) {
  outgoing.removeHeader('Content-Length')
  outgoing.setHeader('Content-Encoding', 'gzip')
  return createGzip({ level: 5, flush: constants.Z_SYNC_FLUSH })
}

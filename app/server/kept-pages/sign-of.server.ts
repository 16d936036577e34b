import type { IncomingMessage } from 'node:http'
import { env } from '#app/env.server.ts'

/** What a request without these says in full: address, host, language, packing and cookies. */
const others = ['authorization', 'content-length', 'transfer-encoding', 'range', 'expect', 'upgrade'] as const

/**
 * The very words of a request by which its answer could differ; undefined where it says more than a plain request
 * for a page does. Two requests with the same sign pass the same checks and get the same answer.
 */
export function signOf({ method, url, headers, rawHeaders }: IncomingMessage): string | undefined {
  if (method !== 'GET' || env.PROXY_SIGN_ON || others.some((name) => headers[name] !== undefined)) return undefined
  let hosts = 0
  for (let at = 0; at < rawHeaders.length; at += 2) if (/^host$/i.test(rawHeaders[at] as string)) hosts += 1
  if (hosts !== 1) return undefined
  const { host, cookie = '', 'accept-language': languages = '', 'accept-encoding': packing = '' } = headers
  return [url, host, languages, packing, cookie].join('\n')
}

import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { env } from '#app/env.server.ts'
import type { Guard } from '#app/server/visit.server.ts'
import { readLocale, readTheme } from '#app/web/read-preferences.server.ts'

const claims =
  /^(?:forwarded|x-forwarded-.*|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|cf-connecting-ip|x-original-url|x-rewrite-url|x-http-method.*|x-remix-.*)$/

/**
 * Finds out once who is asking: the peer of the connection, or whom a trusted proxy says it speaks for.
 * Afterwards nobody can read such claims any more, whoever made them.
 */
export const readForwarded: Guard = (visit) => {
  const { incoming, context } = visit
  context.ip = clientAddress(plainAddress(incoming.socket.remoteAddress), incoming.headers['x-forwarded-for'])
  context.proxyEmail = proxiedAddress(incoming)
  for (const name of Object.keys(incoming.headers))
    if (claims.test(name) || name === proxyHeader()) delete incoming.headers[name]
  for (const [name, value = ''] of Object.entries(incoming.headers)) {
    visit.headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  context.locale = readLocale(visit.headers)
  context.theme = readTheme(visit.headers)
  return undefined
}

/** From the right: the last address that is no trusted proxy was seen by one, all before it may be invented. */
function clientAddress(peer: string, forwardedFor: string | string[] | undefined): string {
  if (!forwardedFor || !isTrusted(peer)) return peer
  const hops = [forwardedFor].flat().join(',').slice(-2000).split(',').map(plainAddress)
  return hops.reverse().find((hop) => isIP(hop) && !isTrusted(hop)) ?? peer
}

const proxyHeader = () => env.PROXY_SIGN_ON.toLowerCase()

/** Whom the proxy has signed in: only the machine that opened the connection may say so, and only once. */
function proxiedAddress({ socket, headers, headersDistinct }: IncomingMessage) {
  const name = proxyHeader()
  if (!name || !isTrusted(plainAddress(socket.remoteAddress))) return undefined
  return (headersDistinct[name] ?? []).length === 1 ? headers[name]?.toString() : undefined
}

function isTrusted(address: string) {
  const family = isIP(address)
  return family !== 0 && env.TRUSTED_PROXIES.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/** Without IPv6 wrapping, brackets and port. */
function plainAddress(address = '') {
  const bare = address
    .trim()
    .toLowerCase()
    .replace(/^\[([0-9a-f:.]+)\](?::\d+)?$/, '$1')
    .replace(/^::ffff:/, '')
  return /^\d+\.\d+\.\d+\.\d+:\d+$/.test(bare) ? bare.slice(0, bare.indexOf(':')) : bare
}

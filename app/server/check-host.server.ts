import { env } from '#app/env.server.ts'
import { isLoopback } from '#app/server/is-loopback.server.ts'
import type { Guard } from '#app/server/visit.server.ts'

/**
 * Only the names this site goes by. The Host header would otherwise end up in addresses we build,
 * and Remix would even route by what follows a slash in it.
 */
export const checkHost: Guard = ({ incoming }) => {
  const sent = incoming.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host')
  const host = incoming.headers.host?.toLowerCase()
  if (sent.length === 1 && host && siteHosts().includes(host)) return undefined
  return { status: 421, parameters: { address: env.PUBLIC_URL } }
}

/** `host[:port]` of the public address, and the names of this machine while only this machine can connect. */
function siteHosts(): string[] {
  const { host } = new URL(env.PUBLIC_URL)
  if (!isLoopback(env.HOST)) return [host]
  const suffix = env.PORT === 80 ? '' : `:${env.PORT}`
  return [host, ...['localhost', '127.0.0.1', '[::1]'].map((name) => name + suffix)]
}

/** Origins whose pages are ours. */
export function siteOrigins(): string[] {
  const own = new URL(env.PUBLIC_URL)
  return [
    own.origin,
    ...siteHosts()
      .filter((host) => host !== own.host)
      .map((host) => `http://${host}`),
  ]
}

import { isIP } from 'node:net'
import { env } from '#app/env.server.ts'

/** For whom passkeys are made: the host of PUBLIC_URL, and the one origin they may be used on. Changing the host ends them. */
export interface RelyingParty {
  id: string
  origin: string
}

/** Undefined where browsers offer none: over plain http to another machine, and at addresses without a name. */
export function relyingParty(): RelyingParty | undefined {
  const { hostname, origin, protocol } = new URL(env.PUBLIC_URL)
  const isSecure = protocol === 'https:' || hostname === 'localhost'
  const isNamed = !isIP(hostname.replace(/^\[|\]$/g, ''))
  return isSecure && isNamed ? { id: hostname, origin } : undefined
}

import { lookup } from 'node:dns'
import { request as askOpenly, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as askSecretly } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { env } from '#app/env.server.ts'
import { isLoopback } from '#app/server/is-loopback.server.ts'
import { bareAddress, isPublicAddress } from '#app/server/public-address.ts'

const longestWait = 8000
const mostBytes = 512 * 1024

/** That an address must not be asked from here. */
export class ClosedAddress extends Error {}

interface Asked {
  method?: string
  headers?: Record<string, string>
  body?: unknown
  signal?: AbortSignal
  /** For addresses that anybody may have given us: not even the networks in `SIGN_ON_NETWORKS`. */
  onlyWorld?: boolean
}

/**
 * A `fetch` for addresses that people have typed in: https only, to machines of the whole world or of the networks
 * in `SIGN_ON_NETWORKS`. A site that itself runs on this machine only may ask this machine, also without https.
 * Names are looked up once and the connection goes to what was checked; nothing is redirected; 8 s, 512 kB.
 * Rejects with `ClosedAddress`, or with what the connection said.
 */
export async function guardedFetch(address: string, asked: Asked = {}): Promise<Response> {
  const url = openAddress(address, asked)
  const incoming = await send(url, asked)
  const body = await readAll(incoming)
  const { statusCode = 502 } = incoming
  return new Response([204, 205, 304].includes(statusCode) ? null : body, {
    status: statusCode,
    headers: headersOf(incoming),
  })
}

/** The address as URL, if asking there is allowed as far as its text tells; throws `ClosedAddress` else. */
export function openAddress(address: string, { onlyWorld }: Pick<Asked, 'onlyWorld'> = {}): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || url.username || url.password) throw new ClosedAddress('The address cannot be used.')
  const isOpen = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname) && isAtHome())
  if (!isOpen) throw new ClosedAddress('The address must begin with https://.')
  if (isIP(bareAddress(url.hostname)) && !mayReach(url.hostname, onlyWorld)) throw closedTo(url.hostname)
  return url
}

/** Whether a connection to this IP address may be opened. */
export function mayReach(address: string, onlyWorld = false): boolean {
  const bare = bareAddress(address)
  if (isLoopback(bare)) return isAtHome()
  return isPublicAddress(bare) || (!onlyWorld && env.SIGN_ON_NETWORKS.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4'))
}

const isAtHome = () => isLoopback(new URL(env.PUBLIC_URL).hostname)
const closedTo = (host: string) => new ClosedAddress(`${host} lies in a network that is not asked from here.`)

/** Every address of the name has to be allowed: one that is not shows that the name is a trap. */
const lookUp =
  (onlyWorld?: boolean): LookupFunction =>
  (host, options, answer) => {
    lookup(host, { ...options, all: true }, (fault, found) => {
      const first = found?.[0]
      if (fault || !first) return answer(fault ?? closedTo(host), '', 4)
      if (!found.every(({ address }) => mayReach(address, onlyWorld))) return answer(closedTo(host), '', 4)
      return options.all ? answer(null, found) : answer(null, first.address, first.family)
    })
  }

function send(url: URL, { method = 'GET', headers, body, signal, onlyWorld }: Asked): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const ask = url.protocol === 'https:' ? askSecretly : askOpenly
    const waited = AbortSignal.timeout(longestWait)
    const until = signal ? AbortSignal.any([signal, waited]) : waited
    const request: ClientRequest = ask(url, { method, headers, lookup: lookUp(onlyWorld), signal: until }, resolve)
    request.once('error', reject)
    request.end(body instanceof Uint8Array ? body : body === undefined || body === null ? undefined : String(body))
  })
}

async function readAll(incoming: IncomingMessage) {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length
    if (size > mostBytes) throw new Error('The answer is too long.')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function headersOf(incoming: IncomingMessage) {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) if (value) headers.set(name, [value].flat().join(', '))
  return headers
}

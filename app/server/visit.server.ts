import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestContext } from '#app/web/request-context.server.ts'
import { someRandomBytes } from '#drizzle/random-bytes.ts'

/** One request on its way through the front door, with what the guards learn about it. */
export type Visit = {
  incoming: IncomingMessage
  outgoing: ServerResponse
  startedAt: number
  /** Headers as the site may believe them: nothing a stranger said about proxies. */
  headers: Headers
  /**
   * The path as routing understands it, for rules by path: decoded, lower case, without `.data` and final slash.
   * Empty until the address was found to be well formed.
   */
  path: string
  query: URLSearchParams
  /** Most bytes a body may have here. */
  bodyLimit: number
  context: RequestContext
}

/** Why a guard does not let a visit in. */
export type Refusal = {
  status: number
  headers?: Record<string, string | string[]>
  /** Key of a message that explains more than the status does. */
  text?: string
  parameters?: Record<string, string | number>
  /** Fields of a form that was not stored, so that it can be sent again from the answer. */
  kept?: [string, string][]
}

/** Lets a visit pass (nothing) or not. */
export type Guard = (visit: Visit) => Refusal | undefined | Promise<Refusal | undefined>

/** The number under which one answer can be found in the log. */
export const newRequestId = () => someRandomBytes(9).toString('base64url')

export function openVisit(incoming: IncomingMessage, outgoing: ServerResponse): Visit {
  const random = someRandomBytes(25)
  const context: RequestContext = {
    requestId: random.toString('base64url', 0, 9),
    locale: 'en',
    nonce: random.toString('base64url', 9),
    ip: '',
    agent: incoming.headers['user-agent']?.slice(0, 500) ?? '',
    theme: undefined,
    cache: new Map(),
  }
  const nothing = { headers: new Headers(), path: '', query: new URLSearchParams(), bodyLimit: 0 }
  return { incoming, outgoing, startedAt: performance.now(), ...nothing, context }
}

/** What programs ask; `/api` itself is a page that tells people about it. */
export const isApi = ({ incoming }: Visit) => /^\/(api|scim)\//i.test(incoming.url ?? '')

/** What directories ask that add and remove people (SCIM). */
export const isScim = ({ incoming }: Visit) => /^\/scim\//i.test(incoming.url ?? '')

export const isSafeMethod = ({ incoming }: Visit) => ['GET', 'HEAD', 'OPTIONS'].includes(incoming.method ?? '')

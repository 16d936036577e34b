import { AsyncLocalStorage } from 'node:async_hooks'
import type { Language } from '#app/web/languages.ts'

export type Theme = 'light' | 'dark'

export type RequestContext = {
  requestId: string
  locale: Language
  /** Content-Security-Policy nonce of this answer. */
  nonce: string
  ip: string
  /** What the browser says it is; empty where it says nothing. */
  agent?: string
  /** The address a trusted proxy says this person has; undefined unless it was told to say so. */
  proxyEmail?: string
  /** undefined follows the device. */
  theme: Theme | undefined
  /** Tells when nobody waits for the answer any more. */
  leaving?: AbortSignal
  /** Holds what one request looks up more than once. */
  cache: Map<string, unknown>
}

const store = new AsyncLocalStorage<RequestContext>()

/** The context of the request being answered; outside a request (tests, command line) English and nobody. */
export function requestContext(): RequestContext {
  return store.getStore() ?? { requestId: '', locale: 'en', nonce: '', ip: '', theme: undefined, cache: new Map() }
}

export function runInRequestContext<Answer>(context: RequestContext, answer: () => Answer): Answer {
  return store.run(context, answer)
}

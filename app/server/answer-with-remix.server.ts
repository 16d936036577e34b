import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import { env } from '#app/env.server.ts'
import { readBody } from '#app/server/read-body.server.ts'
import { sendResponse } from '#app/server/send-response.server.ts'
import { speakAccountLanguage } from '#app/server/speak-account-language.server.ts'
import { isApi, type Refusal, type Visit } from '#app/server/visit.server.ts'

/** What routes find in `context`; the rest of what is known about a request is in `requestContext()`. */
export type LoadContext = { requestId: string; nonce: string; ip: string }

/** Turns a web request into a web answer: the built site, or a stand-in in tests. */
export type Site = (request: Request, context: LoadContext) => Promise<Response>

/** The built site. Always in production mode: in any other it would show strangers where it broke. */
export function remixSite(build: ServerBuild): Site {
  const handle = createRequestHandler(build, 'production')
  return (request, context) => handle(request, context)
}

/** Lets the site answer. What comes back is a refusal where the front door has the better words for it. */
export async function answerWithRemix(visit: Visit, site: Site): Promise<Refusal | undefined> {
  const read = await readBody(visit)
  if ('refusal' in read) return read.refusal
  const { requestId, nonce, ip } = visit.context
  const request = toRequest(visit, read.body)
  if (!isApi(visit)) await speakAccountLanguage(request)
  const response = await site(request, { requestId, nonce, ip })
  if (isWordless(visit, response)) return wordless(response)
  await sendResponse(visit, response)
  return undefined
}

/**
 * The address is built on the public one, never on what the asker called us. Its Origin was checked at the gate;
 * Remix would compare it again with the Host that a proxy may have changed, and break instead of refusing.
 */
function toRequest({ incoming, outgoing, headers }: Visit, body: Buffer | undefined) {
  headers.delete('Origin')
  headers.set('Host', new URL(env.PUBLIC_URL).host)
  const leaving = new AbortController()
  outgoing.once('close', () => outgoing.writableFinished || leaving.abort())
  const { method, url } = incoming
  return new Request(`${env.PUBLIC_URL}${url}`, {
    method,
    headers,
    body: body as BodyInit | undefined,
    signal: leaving.signal,
  })
}

/** A route without a page refuses with a bare status; people would see an empty window. */
function isWordless({ incoming }: Visit, { status, headers, body }: Response) {
  if (status < 400 || /\.data(?:\?|$)/.test(incoming.url ?? '')) return false
  return (
    body === null || ([429, 500, 503].includes(status) && (headers.get('Content-Type') ?? '').startsWith('text/plain'))
  )
}

function wordless({ status, headers }: Response): Refusal {
  const kept = ['Retry-After', 'Allow', 'WWW-Authenticate'].flatMap((name) =>
    headers.has(name) ? [[name, headers.get(name) ?? '']] : [],
  )
  return { status, headers: { ...Object.fromEntries(kept), 'Set-Cookie': headers.getSetCookie() } }
}

import { env } from '#app/env.server.ts'
import { keptForm } from '#app/server/kept-form.ts'
import type { PagesKept } from '#app/server/kept-pages/serve-kept-pages.server.ts'
import { outageOf } from '#app/server/note-outage.server.ts'
import { readBody } from '#app/server/read-body.server.ts'
import { sendResponse } from '#app/server/send-response.server.ts'
import type { Refusal, Visit } from '#app/server/visit.server.ts'

/** Lets the site answer. What comes back is a refusal where the front door has the better words for it. */
export async function answerWithRemix(visit: Visit, pages: PagesKept): Promise<Refusal | undefined> {
  const read = await readBody(visit)
  if ('refusal' in read) return read.refusal
  const response = await pages.answer(visit, toRequest(visit, read.body))
  if (response === 'sent') return undefined
  const outage = response.status >= 500 ? outageOf(visit.context) : undefined
  if (outage) return { ...outage, kept: keptForm(visit, read.body) }
  if (isWordless(visit, response)) return wordless(response)
  await sendResponse(visit, response)
  return undefined
}

/**
 * The address is built on the public one, never on what the asker called us. Its Origin was checked at the gate;
 * Remix would compare it again with the Host that a proxy may have changed, and break instead of refusing.
 */
function toRequest({ incoming, outgoing, headers, context }: Visit, body: Buffer | undefined) {
  headers.delete('Origin')
  headers.set('Host', new URL(env.PUBLIC_URL).host)
  const leaving = new AbortController()
  outgoing.once('close', () => outgoing.writableFinished || leaving.abort())
  context.leaving = leaving.signal
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

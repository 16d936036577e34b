import { createHash } from 'node:crypto'
import { withEtag } from '#app/web/etag.server.ts'
import { problem } from '#app/web/problem.server.ts'

const codes: Record<number, string> = {
  400: 'bad-request',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'gone',
}

/**
 * Answers an API call: what `work` gives back becomes JSON with an ETag; a thrown answer becomes the problem it means.
 * Whatever depends on who asks stays out of shared caches.
 */
export async function answerJson(request: Request, work: () => Promise<unknown>): Promise<Response> {
  try {
    const answer = await work()
    return answer instanceof Response ? answer : json(request, answer)
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown
    if (thrown.headers.get('Content-Type')?.includes('json')) return thrown
    return problem(thrown.status, { code: codes[thrown.status], headers: keptHeaders(thrown) })
  }
}

const privately = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'private, no-cache',
  Vary: 'Authorization, Accept-Language',
}

function json(request: Request, answer: unknown) {
  const body = `${JSON.stringify(answer)}\n`
  return request.method === 'GET' || request.method === 'HEAD'
    ? withEtag(request, body, privately)
    : new Response(body, { headers: { ...privately, 'Cache-Control': 'private, no-store' } })
}

/** A new thing: 201 with its address. */
export function created(thing: object, location: string) {
  const headers = { ...privately, 'Cache-Control': 'private, no-store', Location: location }
  return new Response(`${JSON.stringify(thing)}\n`, { status: 201, headers })
}

export const done = () => new Response(null, { status: 204 })

/** Programs that call an address with a method it does not know. */
export function wrongMethod(allowed: string) {
  return problem(405, { code: 'method-not-allowed', headers: { Allow: allowed } })
}

function keptHeaders(thrown: Response) {
  return [...thrown.headers].filter(([name]) => ['retry-after', 'allow', 'www-authenticate'].includes(name))
}

/** What two calls with the same Idempotency-Key must have in common. */
export const fingerprint = (request: Request, body: string) =>
  createHash('sha256')
    .update(`${request.method} ${new URL(request.url).pathname}\n${body}`)
    .digest('base64url')

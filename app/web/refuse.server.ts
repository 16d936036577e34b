/**
 * Ends the request with a status page. These throw, so the code after them needs no `return`:
 * `if (!idea) notFound()`. What a person may not know of answers exactly like what does not exist.
 */
export function notFound(): never {
  throw refusal(404)
}

export function forbidden(): never {
  throw refusal(403)
}

/** The request itself makes no sense: nothing to correct in a form. */
export function badRequest(): never {
  throw refusal(400)
}

/** Someone else was faster, or the rules are frozen. */
export function conflict(): never {
  throw refusal(409)
}

/** It was here and will not come back: a used link, an erased text. */
export function gone(): never {
  throw refusal(410)
}

/** @param seconds after which another try makes sense */
export function tooMany(seconds: number): never {
  throw refuseFor(429, seconds)
}

/** Something we need is not there at the moment (disk, database, mail server). */
export function unavailable(seconds: number): never {
  throw refuseFor(503, seconds)
}

/** The seconds stand in the body too: an error page sees no headers. */
function refuseFor(status: number, seconds: number) {
  const wait = String(Math.max(1, Math.ceil(seconds)))
  return new Response(wait, { status, headers: { 'Retry-After': wait } })
}

function refusal(status: number) {
  return new Response(null, { status })
}

import { createHash } from 'node:crypto'

/** A weak tag: the same words, whatever packing they travel in. */
function etagOf(content: string | Uint8Array): string {
  return `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`
}

/** The answer with its tag, or 304 when the asker has exactly this already (RFC 9110 §13.1.2). */
export function withEtag(request: Request, body: string, headers: HeadersInit): Response {
  const etag = etagOf(body)
  const all = new Headers(headers)
  all.set('ETag', etag)
  if (!isFresh(request, etag)) return new Response(body, { headers: all })
  all.delete('Content-Type')
  return new Response(null, { status: 304, headers: all })
}

function isFresh(request: Request, etag: string) {
  const known = (request.headers.get('If-None-Match') ?? '').split(',').map((tag) => tag.trim())
  return known.includes('*') || known.some((tag) => tag.replace(/^W\//, '') === etag.replace(/^W\//, ''))
}

interface File {
  /** Made of letters, digits, dots and hyphens. */
  name: string
  type: string
  body: string | Uint8Array | ReadableStream<Uint8Array>
  /** Bytes of a stream, where they are known. */
  size?: number
}

/** A file to keep, never to show inside a page. */
export function fileAnswer({ name, type, body, size }: File) {
  return new Response(body as BodyInit, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`,
      'Cache-Control': 'private, no-store',
      ...(size === undefined ? {} : { 'Content-Length': String(size) }),
    },
  })
}

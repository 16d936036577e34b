interface File {
  /** Made of letters, digits, dots and hyphens. */
  name: string
  type: string
  body: string | Uint8Array | ReadableStream<Uint8Array>
}

/** A file to keep, never to show inside a page. */
export function fileAnswer({ name, type, body }: File) {
  return new Response(body as BodyInit, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

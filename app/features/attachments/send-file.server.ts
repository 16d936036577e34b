import { findFile } from '#app/features/attachments/find-file.server.ts'
import { openBytes } from '#app/features/files/file-store.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'

/**
 * The bytes of a file for whoever may see it; for all others it is not there. Only pictures drawn here are shown in the
 * browser; documents are downloaded. A browser may keep it, but asks each time whether it still may; the logo, which
 * everybody may see, anybody may keep for a day.
 */
export async function sendFile(viewer: Viewer, id: string, known: string | null) {
  const file = await findFile(viewer, id, 'file.see')
  const picture = file.kind === 'picture'
  const headers = new Headers({
    'Content-Type': file.type,
    'Content-Disposition': `${picture ? 'inline' : 'attachment'}; ${named(file.name)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'Cache-Control': file.subject === 'site' ? 'public, max-age=86400' : 'private, no-cache',
    ETag: `"${file.digest.slice(0, 32)}"`,
  })
  if (known?.includes(headers.get('ETag') as string)) return new Response(null, { status: 304, headers })
  const bytes = (await openBytes(file.id)) ?? notFound()
  headers.set('Content-Length', String(file.bytes))
  return new Response(bytes, { headers })
}

/** RFC 6266: a plain name for old readers and the real one for all others. */
function named(name: string) {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `filename="${name.replace(/[^\w.-]/g, '-')}"; filename*=UTF-8''${encoded}`
}

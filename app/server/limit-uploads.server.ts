import { env } from '#app/env.server.ts'
import { viewerOf } from '#app/features/people/viewer-of.server.ts'
import { hasBody, isUpload } from '#app/server/limit-body.server.ts'
import type { Guard } from '#app/server/visit.server.ts'

const atOnce = 4

/** Large bodies only from accounts, asked before a byte is read, and only a few at a time: each is held in memory. */
export function limitUploads(most = atOnce): Guard {
  let running = 0
  return async (visit) => {
    if (!isUpload(visit) || !hasBody(visit)) return undefined
    const { method, url } = visit.incoming
    const viewer = await viewerOf(new Request(`${env.PUBLIC_URL}${url}`, { method, headers: visit.headers }))
    if (viewer.kind !== 'account') return { status: 403, text: 'errors_upload_account_text' }
    if (running >= most) return { status: 503, headers: { 'Retry-After': '5' } }
    running += 1
    visit.outgoing.once('close', () => {
      running -= 1
    })
    return undefined
  }
}

import { hasBody, tooLarge } from '#app/server/limit-body.server.ts'
import type { Refusal, Visit } from '#app/server/visit.server.ts'

/** The body, or why not. Counts while it arrives, because a length may be unknown or a lie. */
export function readBody(visit: Visit): Promise<{ body: Buffer | undefined } | { refusal: Refusal }> {
  const { incoming, outgoing, bodyLimit } = visit
  if (!hasBody(visit)) return Promise.resolve({ body: undefined })
  if (/100-continue/i.test(incoming.headers.expect ?? '')) outgoing.writeContinue()
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let size = 0
    incoming.on('data', (part: Buffer) => {
      size += part.length
      if (size <= bodyLimit) return void parts.push(part)
      incoming.removeAllListeners('data').pause()
      parts.length = 0
      resolve({ refusal: tooLarge(visit) })
    })
    incoming.once('end', () => resolve({ body: Buffer.concat(parts) }))
    incoming.once('error', reject)
    incoming.once('close', () => reject(new Error('The connection ended before the whole body had arrived.')))
  })
}

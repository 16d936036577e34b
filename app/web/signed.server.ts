import { createHmac, timingSafeEqual } from 'node:crypto'
import { secretsFor } from '#app/server/secrets.server.ts'

const signatureBytes = 32

/**
 * Packs a value into text that only this installation can have written: `<base64url JSON>.<base64url HMAC-SHA256>`.
 * Anybody can read it; nobody can alter it, use it for another purpose or after `expires`.
 */
export function sign(purpose: string, value: unknown, expires?: Date): string {
  const packed = Buffer.from(JSON.stringify([value, expires?.getTime() ?? null])).toString('base64url')
  return `${packed}.${signature(secretsFor(purpose)[0] as Buffer, packed).toString('base64url')}`
}

/** The value again, or undefined when it was altered, has expired or was signed for something else. */
export function unsign(purpose: string, text: string | undefined, now: Date = new Date()): unknown {
  const [packed, given, ...rest] = (text ?? '').split('.')
  if (!packed || !given || rest.length > 0 || !isSigned(purpose, packed, given)) return undefined
  const [value, expires] = JSON.parse(Buffer.from(packed, 'base64url').toString()) as [unknown, number | null]
  return expires === null || now.getTime() < expires ? value : undefined
}

/** The text must be exactly what we would have written: base64url has several spellings of the same bytes. */
function isSigned(purpose: string, packed: string, given: string) {
  const bytes = Buffer.from(given, 'base64url')
  if (bytes.length !== signatureBytes || bytes.toString('base64url') !== given) return false
  return secretsFor(purpose).some((key) => timingSafeEqual(signature(key, packed), bytes))
}

function signature(key: Buffer, packed: string) {
  return createHmac('sha256', key).update(packed).digest()
}

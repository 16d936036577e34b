import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { secretsFor } from '#app/server/secrets.server.ts'

const [ivBytes, tagBytes] = [12, 16]

/** Text that only this installation can read again (AES-256-GCM); a copy of the database alone does not open it. */
export function seal(purpose: string, text: string): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', secretsFor(`seal:${purpose}`)[0] as Buffer, iv)
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64url')
}

/** The text again, also under a key from before the last rotation; undefined when it was altered or sealed elsewhere. */
export function unseal(purpose: string, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url')
  for (const key of secretsFor(`seal:${purpose}`)) {
    try {
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
      cipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
      return cipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + cipher.final('utf8')
    } catch {}
  }
  return undefined
}

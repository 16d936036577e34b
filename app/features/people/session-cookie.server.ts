import { createHash, randomBytes } from 'node:crypto'
import { readCookie } from '#app/web/cookies.server.ts'

const name = 'sid'
const pattern = /^[\w-]{43}$/

export const sessionCookieName = name

/** 256 random bits; the database keeps only their hash. */
export const newSessionSecret = () => randomBytes(32).toString('base64url')

export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('base64url')

/** The hash under which this browser's session is stored, or undefined. */
export function sessionHashOf(request: Request) {
  const secret = readCookie(request, name)
  return secret && pattern.test(secret) ? hashSecret(secret) : undefined
}

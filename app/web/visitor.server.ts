import { z } from 'zod'
import { signedCookie } from '#app/web/signed-cookie.server.ts'
import { newId } from '#drizzle/ids.ts'

const year = 365 * 24 * 60 * 60
const visitorCookie = signedCookie('visitor', z.string().regex(/^[0-9a-z]{26}$/), year)

/** The signed visitor id of a browser that was here before, or undefined. */
export function readVisitor(request: { headers: Headers }): string | undefined {
  return visitorCookie.read(request)
}

/** A new visitor id with the Set-Cookie header that makes the browser remember it. */
export function newVisitor(): { id: string; cookie: string } {
  const id = newId()
  return { id, cookie: rememberVisitor(id) }
}

/** Set-Cookie header that makes this browser the given visitor: a secret link opened on another device. */
export function rememberVisitor(id: string): string {
  return visitorCookie.issue(id)
}

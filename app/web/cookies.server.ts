import { env } from '#app/env.server.ts'

export type CookieOptions = {
  /** Seconds; without it the cookie ends with the browser. */
  maxAge?: number
  /** Scripts may read it; only for choices that are no secret. */
  readable?: boolean
}

/**
 * The name under which a cookie travels. On https the `__Host-` prefix makes browsers refuse a cookie
 * planted by a neighbouring subdomain; on plain http (this machine only) they would refuse the prefix itself.
 */
function cookieName(name: string) {
  return isSecure() ? `__Host-${name}` : name
}

/** The cookie's text, or undefined. A name sent twice counts as absent: one of the two was planted. */
export function readCookie(request: Pick<Request, 'headers'>, name: string): string | undefined {
  const wanted = `${cookieName(name)}=`
  const found = (request.headers.get('Cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(wanted))
  return found.length === 1 ? found[0]?.slice(wanted.length) : undefined
}

/** A Set-Cookie header. The value must be made of base64url signs, dots, dashes and underscores. */
export function setCookie(name: string, value: string, { maxAge, readable }: CookieOptions = {}): string {
  if (!/^[\w.-]*$/.test(value)) throw new Error(`The cookie ${name} holds signs that do not travel safely.`)
  const attributes = ['Path=/', 'SameSite=Lax']
  if (maxAge !== undefined) attributes.push(`Max-Age=${Math.floor(maxAge)}`)
  if (!readable) attributes.push('HttpOnly')
  if (isSecure()) attributes.push('Secure')
  return `${cookieName(name)}=${value}; ${attributes.join('; ')}`
}

export function clearCookie(name: string): string {
  return setCookie(name, '', { maxAge: 0 })
}

function isSecure() {
  return env.PUBLIC_URL.startsWith('https:')
}

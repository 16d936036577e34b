import { env } from '#app/env.server.ts'
import type { Guard } from '#app/server/visit.server.ts'

const tokenPages = /^\/(?:k|setup|in\/link|in\/confirm|in\/from|invite|join|stop)(?:\/|$)/

const always = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
}

/** What every answer says to the browser; routes may say more, and embeds something else. */
export const setHeaders: Guard = ({ outgoing, path, context }) => {
  for (const [name, value] of Object.entries(always)) outgoing.setHeader(name, value)
  outgoing.setHeader('Content-Security-Policy', contentPolicy(context.nonce))
  outgoing.setHeader('Referrer-Policy', referrerPolicy(path))
  outgoing.setHeader('X-Request-Id', context.requestId)
  if (env.PUBLIC_URL.startsWith('https:')) outgoing.setHeader('Strict-Transport-Security', 'max-age=31536000')
  return undefined
}

/** Whether the address itself is a key. */
export const isTokenPage = (path: string) => tokenPages.test(path)

function contentPolicy(nonce: string) {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}

/**
 * Addresses with a token never leave in a Referer. A browser told `no-referrer` sends forms with `Origin: null`,
 * and over plain http to another machine it sends no Sec-Fetch-Site either: there `same-origin` keeps buttons working.
 */
function referrerPolicy(path: string) {
  if (!isTokenPage(path)) return 'strict-origin-when-cross-origin'
  const { protocol, hostname } = new URL(env.PUBLIC_URL)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname) ? 'no-referrer' : 'same-origin'
}

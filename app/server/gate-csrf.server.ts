import { siteOrigins } from '#app/server/check-host.server.ts'
import { type Guard, isApi, isSafeMethod } from '#app/server/visit.server.ts'

/**
 * Changes come from our own pages only. Browsers say where a request started (Sec-Fetch-Site), older ones at least
 * whose page it was (Origin); who says neither may not bring cookies. The API knows bearer tokens and no cookies,
 * so nothing a browser sends along by itself can act there.
 */
export const gateCsrf: Guard = (visit) => {
  if (isApi(visit)) {
    visit.headers.delete('cookie')
    return undefined
  }
  if (isSafeMethod(visit) || isOurs(visit.headers)) return undefined
  return { status: 403, text: 'errors_other_site_text' }
}

function isOurs(headers: Headers) {
  const [site, origin] = [headers.get('Sec-Fetch-Site'), headers.get('Origin')]
  if (site !== null) return site === 'same-origin' || site === 'none'
  if (origin !== null) return siteOrigins().includes(origin)
  return !headers.has('Cookie')
}

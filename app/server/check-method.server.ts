import type { Guard, Refusal, Visit } from '#app/server/visit.server.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const longestAddress = 4096

/** Known methods and well-formed addresses only; works out the path that rules go by. Other sites get no CORS from us. */
export const checkMethod: Guard = (visit) => {
  const { method = '', url = '' } = visit.incoming
  if (!methods.includes(method)) return { status: 405, headers: { Allow: methods.join(', ') } }
  if (method === 'OPTIONS') return { status: 204, headers: { Allow: methods.join(', ') } }
  if (url.length > longestAddress) return { status: 414 }
  return readAddress(visit, url)
}

/** Absolute addresses, `//host` and backslashes are read as another host by somebody on the way. */
function readAddress(visit: Visit, url: string): Refusal | undefined {
  const [pathname = '', ...query] = url.split('?')
  if (!pathname.startsWith('/') || pathname.startsWith('//') || /[\\#]|%(?![0-9a-f]{2})/i.test(pathname))
    return { status: 400 }
  const path = rulePath(pathname)
  if (path === undefined) return { status: 400 }
  visit.path = path
  visit.query = new URLSearchParams(query.join('?'))
  return undefined
}

/** Undefined for bytes that are no text, and for control signs. */
function rulePath(pathname: string) {
  try {
    const segments = pathname
      .replace(/\.data\/?$/, '')
      .split('/')
      .map((segment) => decodeURIComponent(segment).toLowerCase())
    const path = segments.filter((segment, index) => index === 0 || segment !== '').join('/')
    if (/\p{Control}/u.test(path)) return undefined
    return path === '' || path === '/_root' ? '/' : path
  } catch {
    return undefined
  }
}

import { env } from '#app/env.server.ts'

const longest = 2048

/**
 * A path inside this site from text that anybody may have written, else `otherwise`.
 * The text is resolved as a browser would and written out again, so what looked like a path cannot leave the site.
 */
export function safePath(text: unknown, otherwise = '/'): string {
  if (typeof text !== 'string' || text === '' || text.length > longest) return otherwise
  const path = insidePath(text)
  // `/.//host` resolves to the path `//host`, which a browser reads as another host.
  return path !== undefined && path === insidePath(path) ? path : otherwise
}

function insidePath(text: string) {
  if (!URL.canParse(text, env.PUBLIC_URL)) return undefined
  const { origin, pathname, search, hash } = new URL(text, env.PUBLIC_URL)
  return origin === new URL(env.PUBLIC_URL).origin ? `${pathname}${search}${hash}` : undefined
}

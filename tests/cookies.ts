/** What a browser would send back of these Set-Cookie headers; a later one replaces an earlier one of its name. */
export function cookieHeader(...lines: (string | string[] | undefined)[]): string {
  const jar = new Map<string, string>()
  for (const line of lines.flat()) {
    const pair = (line ?? '').split(';')[0] ?? ''
    const at = pair.indexOf('=')
    if (at < 1) continue
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    if (/max-age=0/i.test(line ?? '')) jar.delete(name)
    else jar.set(name, value)
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
}

/** The Set-Cookie lines of an answer, or of headers given as pairs. */
export function setCookies(answer: { headers: Headers } | [string, string][]): string[] {
  return Array.isArray(answer) ? answer.map(([, line]) => line) : answer.headers.getSetCookie()
}

/**
 * JSON with one spelling for one meaning: keys sorted by UTF-16 code units, no spaces, dates as ISO 8601 in UTC,
 * absent values left out (RFC 8785 for the values used here). Throws a TypeError on what JSON cannot say.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') return `{${members(value as Record<string, unknown>).join(',')}}`
  throw new TypeError(`JSON cannot say ${typeof value} ${String(value)}`)
}

function members(object: Record<string, unknown>) {
  return Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`)
}

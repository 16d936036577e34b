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

const itemsAtOnce = 500

/** The same text in parts: lists of any length need no memory as a whole. */
export function* canonicalJsonInParts(value: unknown): Generator<string> {
  if (Array.isArray(value)) yield* listed(value)
  else if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
    let lead = '{'
    for (const [name, member] of Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) {
      if (member === undefined) continue
      yield `${lead}${JSON.stringify(name)}:`
      yield* canonicalJsonInParts(member)
      lead = ','
    }
    yield lead === '{' ? '{}' : '}'
  } else yield canonicalJson(value)
}

function* listed(items: unknown[]) {
  yield '['
  for (let from = 0; from < items.length; from += itemsAtOnce) {
    const piece = items.slice(from, from + itemsAtOnce).map(canonicalJson)
    yield `${from > 0 ? ',' : ''}${piece.join(',')}`
  }
  yield ']'
}

function members(object: Record<string, unknown>) {
  return Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(object[key])}`)
}

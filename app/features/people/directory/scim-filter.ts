/** A filter is one or several of `attribute eq "value"`, joined by `and`; names of attributes in lower case. */
export type ScimFilter = { attribute: string; value: string }[]

const one = /^\s*([A-Za-z][\w.:$-]*)\s+eq\s+("(?:[^"\\]|\\.)*"|true|false)\s*/i

/** Reads a filter (RFC 7644 §3.4.2.2); undefined for one we cannot follow. */
export function readScimFilter(text: string, attributes: readonly string[]): ScimFilter | undefined {
  const found: ScimFilter = []
  for (let rest = text; ; ) {
    const part = one.exec(rest)
    const [whole = '', name = '', literal = ''] = part ?? []
    const attribute = name.replace(/^urn:ietf:params:scim:schemas:core:2\.0:(User|Group):/i, '').toLowerCase()
    const value = part ? plain(literal) : undefined
    if (value === undefined || /[\p{Cc}\p{Cs}]/u.test(value) || !attributes.includes(attribute)) return undefined
    found.push({ attribute, value })
    rest = rest.slice(whole.length)
    if (rest === '') return found
    if (!/^and\s/i.test(rest)) return undefined
    rest = rest.slice(3)
  }
}

function plain(literal: string) {
  try {
    return String(JSON.parse(literal.startsWith('"') ? literal : literal.toLowerCase()))
  } catch {
    return undefined
  }
}

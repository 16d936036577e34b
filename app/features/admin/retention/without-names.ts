const inPlace = '…'
const address = /[^\s"'<>(),;:]+@[^\s"'<>(),;:]+/g
const naming = new Set(['name', 'title', 'userName'])

/** Words of an audit entry without addresses and, in entries about a person, without their name; never longer. */
export function withoutNames<Words extends object>(words: Words, isPerson: boolean): Words {
  return strip(words, isPerson) as Words
}

function strip(value: unknown, isPerson: boolean, field = ''): unknown {
  if (typeof value === 'string')
    return isPerson && naming.has(field) && value ? inPlace : value.replace(address, inPlace)
  if (Array.isArray(value)) return value.map((one) => strip(one, isPerson, field))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, strip(one, isPerson, name)]))
}

export type Kind = 'text' | 'int' | 'real' | 'bool' | 'time' | 'json'

/** A value in the one form that both engines are read into and written from; times in milliseconds, UTC. */
export type Cell = string | null

/** JSON with its keys in order: engines may keep them in another, and the value is the same. */
export function orderedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(orderedJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${orderedJson(each)}`).join(',')}}`
}

/** What a driver answered, as a cell. Whole numbers may come as bigint or digits, booleans also as 0 and 1. */
export function toCell(kind: Kind, value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (kind === 'json') return orderedJson(JSON.parse(String(value)))
  if (kind === 'bool') return String(value === true || value === 'true' || String(value) === '1')
  // Zero has no sign that SQLite would keep.
  if (kind === 'real') return String(Number(value) || 0)
  return String(value)
}

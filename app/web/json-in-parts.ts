/** Whatever holds fewer values is written at once. */
const many = 200

/** Signs of one part, at least. */
const enough = 16_384

/**
 * The text of `JSON.stringify(value, null, 2)` in parts, each made when it is taken. An async iterable stands for a list
 * that is read meanwhile, some items at a time.
 */
export async function* jsonInParts(value: unknown, depth = 0): AsyncGenerator<string> {
  if (isReadMeanwhile(value)) yield* list(value, depth)
  else if (!isPlain(value) || !isLarge(value)) yield atOnce(value, depth)
  else if (Array.isArray(value)) yield* list([value], depth)
  else yield* members(value, depth)
}

async function* list(pieces: Iterable<unknown[]> | AsyncIterable<unknown[]>, depth: number) {
  let [text, lead] = ['', '[']
  for await (const items of pieces)
    for (const item of items) {
      text += `${lead}${line(depth + 1)}`
      lead = ','
      const large = isLarge(item)
      if (!large) text += atOnce(item ?? null, depth + 1)
      if (!large && text.length < enough) continue
      yield text
      text = ''
      if (large) yield* jsonInParts(item, depth + 1)
    }
  yield text + (lead === '[' ? '[]' : `${line(depth)}]`)
}

async function* members(value: object, depth: number) {
  let lead = '{'
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue
    yield `${lead}${line(depth + 1)}${JSON.stringify(name)}: `
    yield* jsonInParts(member, depth + 1)
    lead = ','
  }
  yield lead === '{' ? '{}' : `${line(depth)}}`
}

const line = (depth: number) => `\n${'  '.repeat(depth)}`

/** Texts inside hold no line of their own: JSON writes it as a sign. */
const atOnce = (value: unknown, depth: number) => JSON.stringify(value, null, 2).replaceAll('\n', line(depth))

/** Looked at no further than it takes to know. */
function isLarge(value: unknown) {
  let left = many
  const fits = (part: unknown): boolean =>
    left-- > 0 && !isReadMeanwhile(part) && (!isPlain(part) || Object.values(part).every(fits))
  return !fits(value)
}

const isReadMeanwhile = (value: unknown): value is AsyncIterable<unknown[]> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !('toJSON' in value) && !(value instanceof Map)

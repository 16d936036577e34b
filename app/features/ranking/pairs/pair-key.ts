/** Two ideas as one pair, whichever is named first: ids sorted by code point. */
export function asPair(first: string, second: string): { oneId: string; otherId: string } {
  return first < second ? { oneId: first, otherId: second } : { oneId: second, otherId: first }
}

/** The same as one word, for sets of pairs. */
export function pairKey(first: string, second: string) {
  const { oneId, otherId } = asPair(first, second)
  return `${oneId}.${otherId}`
}

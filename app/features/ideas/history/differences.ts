export interface Piece {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** Texts that differ in more words than this are shown as replaced whole: nobody could read the pieces. */
const mostEdits = 600

/**
 * What changed between two texts, word by word: `removed` pieces stand before the `added` ones that replace them.
 * Joining all but the added gives the earlier text, all but the removed the later one.
 * Myers, "An O(ND) Difference Algorithm", Algorithmica 1 (1986).
 */
export function differences(earlier: string, later: string): Piece[] {
  const [before, after] = [words(earlier), words(later)]
  const start = sharedStart(before, after)
  const end = sharedEnd(before.slice(start), after.slice(start))
  const middle = changes(before.slice(start, before.length - end), after.slice(start, after.length - end))
  return joined([...same(before.slice(0, start)), ...middle, ...same(before.slice(before.length - end))])
}

/** Words with the space that follows them, so that nothing is lost. */
const words = (text: string) => text.match(/\S+\s*|\s+/g) ?? []

const same = (texts: string[]): Piece[] => texts.map((text) => ({ kind: 'same', text }))

function sharedStart(one: string[], other: string[]) {
  const differs = one.findIndex((word, index) => word !== other[index])
  return differs === -1 ? one.length : differs
}

const sharedEnd = (one: string[], other: string[]) => sharedStart([...one].reverse(), [...other].reverse())

function changes(before: string[], after: string[]): Piece[] {
  const replaced = [...before.map(removed), ...after.map(added)]
  if (before.length === 0 || after.length === 0) return replaced
  const trace = shortestEdit(before, after)
  return trace ? walkBack(trace, before, after) : replaced
}

const removed = (text: string): Piece => ({ kind: 'removed', text })
const added = (text: string): Piece => ({ kind: 'added', text })

/** The furthest reach on each diagonal after each number of edits; undefined when it takes too many. */
function shortestEdit(before: string[], after: string[]) {
  const trace: Map<number, number>[] = []
  const reach = new Map([[1, 0]])
  for (let edits = 0; edits <= Math.min(mostEdits, before.length + after.length); edits++) {
    trace.push(new Map(reach))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = stepDown(reach, diagonal, edits) ? at(reach, diagonal + 1) : at(reach, diagonal - 1) + 1
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1
      reach.set(diagonal, x)
      if (x >= before.length && x - diagonal >= after.length) return trace
    }
  }
  return undefined
}

const at = (reach: Map<number, number>, diagonal: number) => reach.get(diagonal) ?? -1

const stepDown = (reach: Map<number, number>, diagonal: number, edits: number) =>
  diagonal === -edits || (diagonal !== edits && at(reach, diagonal - 1) < at(reach, diagonal + 1))

function walkBack(trace: Map<number, number>[], before: string[], after: string[]): Piece[] {
  const pieces: Piece[] = []
  let [x, y] = [before.length, after.length]
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits] as Map<number, number>
    const diagonal = x - y
    const previous = stepDown(reach, diagonal, edits) ? diagonal + 1 : diagonal - 1
    const fromX = edits === 0 ? 0 : at(reach, previous)
    const fromY = edits === 0 ? 0 : fromX - previous
    while (x > fromX && y > fromY && x > 0 && y > 0 && before[x - 1] === after[y - 1]) {
      pieces.push({ kind: 'same', text: before[x - 1] as string })
      x -= 1
      y -= 1
    }
    if (edits === 0) break
    if (x === fromX) pieces.push(added(after[y - 1] as string))
    else pieces.push(removed(before[x - 1] as string))
    x = fromX
    y = fromY
  }
  return pieces.reverse()
}

/** Neighbours of a kind in one piece, and between two unchanged stretches first all that went, then all that came. */
function joined(pieces: Piece[]): Piece[] {
  const result: Piece[] = []
  let gone = ''
  let came = ''
  const flush = () => {
    if (gone) result.push(removed(gone))
    if (came) result.push(added(came))
    gone = ''
    came = ''
  }
  for (const { kind, text } of pieces) {
    if (kind === 'removed') gone += text
    else if (kind === 'added') came += text
    else {
      flush()
      const last = result.at(-1)
      if (last?.kind === 'same') last.text += text
      else result.push({ kind: 'same', text })
    }
  }
  flush()
  return result
}

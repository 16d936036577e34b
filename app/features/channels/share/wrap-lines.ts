export interface Room {
  /** Widest a line may be, in the units that `widthOf` answers. */
  width: number
  lines: number
  widthOf: (text: string) => number
}

/**
 * Words laid out line by line. A word wider than a line is broken; what has no room ends in an ellipsis.
 * @returns no more lines than there is room for; `cut` where words were left out
 */
export function wrapLines(text: string, room: Room): { lines: string[]; cut: boolean } {
  const { width, widthOf } = room
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word
    if (widthOf(longer) <= width) {
      line = longer
      continue
    }
    if (line) lines.push(line)
    const pieces = widthOf(word) <= width ? [word] : broken(word, room)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ''
  }
  if (line) lines.push(line)
  if (lines.length <= room.lines) return { lines, cut: false }
  const kept = lines.slice(0, room.lines)
  const last = kept.pop() ?? ''
  return { lines: [...kept, ellipsed(last, room)], cut: true }
}

function broken(word: string, { width, widthOf }: Room): string[] {
  const pieces = ['']
  for (const sign of word) {
    const piece = pieces.at(-1) as string
    if (piece && widthOf(piece + sign) > width) pieces.push(sign)
    else pieces[pieces.length - 1] = piece + sign
  }
  return pieces
}

function ellipsed(line: string, { width, widthOf }: Room): string {
  let kept = line
  while (kept && widthOf(`${kept}…`) > width) kept = [...kept].slice(0, -1).join('')
  return `${kept.replace(/[\s.,;:!?–—-]+$/, '')}…`
}

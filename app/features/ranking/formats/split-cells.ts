/**
 * The cells of one line separated by semicolons. A cell in double quotes may hold semicolons, and quotes written twice;
 * a quote inside an unquoted cell is a letter like any other. Null when a quote is never closed.
 */
export function splitCells(line: string): string[] | null {
  const cells: string[] = []
  let at = 0
  for (;;) {
    const quoted = line[at] === '"'
    const end = quoted ? closingQuote(line, at + 1) : line.indexOf(';', at)
    if (quoted && end < 0) return null
    const stop = quoted ? end + 1 : end < 0 ? line.length : end
    cells.push(quoted ? line.slice(at + 1, end).replaceAll('""', '"') : line.slice(at, stop).trim())
    if (stop >= line.length) return cells
    if (line[stop] !== ';') return null
    at = stop + 1
  }
}

function closingQuote(line: string, from: number) {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 2)) {
    if (line[at + 1] !== '"') return at
  }
  return -1
}

/** Quotes a cell only where it could be misread. */
export const writeCell = (cell: string) =>
  /[;"\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"` : cell

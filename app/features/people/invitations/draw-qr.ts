import { encode } from 'uqr'

export interface QrDrawing {
  /** Modules from edge to edge, with the quiet zone around. */
  size: number
  /** Path data of the dark modules, one unit each. */
  path: string
}

/** A QR code (ISO/IEC 18004, level M, quiet zone of four modules) as one SVG path: runs of dark modules row by row. */
export function drawQr(text: string): QrDrawing {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const runs = data.flatMap((row, y) => runsOf(row).map(([from, length]) => `M${from} ${y}h${length}v1h-${length}z`))
  return { size, path: runs.join('') }
}

function runsOf(row: boolean[]) {
  const runs: [number, number][] = []
  row.forEach((dark, x) => {
    const last = runs.at(-1)
    if (dark && last && last[0] + last[1] === x) last[1] += 1
    else if (dark) runs.push([x, 1])
  })
  return runs
}

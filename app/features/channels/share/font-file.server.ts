import { inflateSync } from 'node:zlib'

/** A web font (WOFF 1) as the plain font in it, which is all that drawing libraries read (W3C WOFF §4). */
export function unwrapWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('That is no WOFF font.')
  const count = woff.readUInt16BE(12)
  const head = Buffer.alloc(12 + 16 * count)
  const power = 2 ** Math.floor(Math.log2(count))
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE((count - power) * 16, 10)
  const parts: Buffer[] = [head]
  let offset = head.length
  for (let nth = 0; nth < count; nth++) {
    const entry = 44 + 20 * nth
    const [from, packed, length, checksum] = [4, 8, 12, 16].map((place) => woff.readUInt32BE(entry + place)) as [
      number,
      number,
      number,
      number,
    ]
    const table = woff.subarray(from, from + packed)
    woff.copy(head, 12 + 16 * nth, entry, entry + 4)
    head.writeUInt32BE(checksum, 16 + 16 * nth)
    head.writeUInt32BE(offset, 20 + 16 * nth)
    head.writeUInt32BE(length, 24 + 16 * nth)
    const padding = (4 - (length % 4)) % 4
    parts.push(packed < length ? inflateSync(table) : table, Buffer.alloc(padding))
    offset += length + padding
  }
  return Buffer.concat(parts)
}

/** How wide each sign of a plain font is, in parts of its size; signs it does not have are missing. */
export function advancesOf(font: Buffer): Map<number, number> {
  const table = (name: string) => {
    for (let nth = 0; nth < font.readUInt16BE(4); nth++) {
      const entry = 12 + 16 * nth
      if (font.toString('latin1', entry, entry + 4) === name) return font.subarray(font.readUInt32BE(entry + 8))
    }
    throw new Error(`The font has no table ${name}.`)
  }
  const unitsPerSize = table('head').readUInt16BE(18)
  const wides = table('hhea').readUInt16BE(34)
  const metrics = table('hmtx')
  const advances = new Map<number, number>()
  for (const [sign, glyph] of glyphsOf(table('cmap')))
    advances.set(sign, metrics.readUInt16BE(4 * Math.min(glyph, wides - 1)) / unitsPerSize)
  return advances
}

/** Signs of the basic plane with the number of their glyph (OpenType `cmap`, format 4). */
function glyphsOf(cmap: Buffer): Map<number, number> {
  const glyphs = new Map<number, number>()
  for (let nth = 0; nth < cmap.readUInt16BE(2); nth++) {
    const map = cmap.subarray(cmap.readUInt32BE(8 + 8 * nth))
    if (map.readUInt16BE(0) !== 4) continue
    const segments = map.readUInt16BE(6) / 2
    const read = (row: number, segment: number) => map.readUInt16BE(14 + 2 * (row * segments + segment) + (row && 2))
    for (let segment = 0; segment < segments; segment++) {
      const [last, first, delta, range] = [0, 1, 2, 3].map((row) => read(row, segment)) as [
        number,
        number,
        number,
        number,
      ]
      for (let sign = first; sign <= last && sign < 0xffff; sign++) {
        const place = 16 + 2 * (3 * segments + segment) + range + 2 * (sign - first)
        const glyph = range === 0 ? sign : map.readUInt16BE(place)
        const real = range === 0 || glyph !== 0 ? (glyph + delta) % 65_536 : 0
        if (real !== 0) glyphs.set(sign, real)
      }
    }
  }
  return glyphs
}

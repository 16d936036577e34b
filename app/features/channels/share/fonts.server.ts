import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { env } from '#app/env.server.ts'
import type { Lettering, Weight } from '#app/features/channels/share/card-svg.ts'
import { advancesOf, unwrapWoff } from '#app/features/channels/share/font-file.server.ts'

const subsets = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'vietnamese']
const weights: Record<Weight, number> = { plain: 400, bold: 600 }

/** The names under which the fonts know themselves; all subsets of a weight share one, and Pango takes signs from each. */
const families: Record<Weight, string> = { plain: 'Geologica', bold: 'Geologica SemiBold' }

interface Fonts {
  lettering: Lettering
  /** The file that tells fontconfig of these fonts and of no others. */
  config: string
}

let fonts: Promise<Fonts> | undefined

/** The fonts of our own for pictures, laid where the drawing library finds them: the machine needs none. */
export function shareFonts(): Promise<Fonts> {
  fonts ??= layOut().catch((fault) => {
    fonts = undefined
    throw fault
  })
  return fonts
}

async function layOut(): Promise<Fonts> {
  const folder = path.join(env.DATA_DIR, 'fonts')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const advances = {} as Record<Weight, Map<number, number>>
  for (const weight of ['plain', 'bold'] as const) {
    const read: [number, number][] = []
    for (const subset of subsets) {
      const name = `geologica-${subset}-${weights[weight]}-normal`
      const font = unwrapWoff(await readFile(placeOf(`@fontsource/geologica/files/${name}.woff`)))
      await put(path.join(folder, `${name}.ttf`), font)
      read.push(...advancesOf(font))
    }
    // The first subset that has a sign draws it.
    advances[weight] = new Map(read.reverse())
  }
  const config = path.join(folder, 'fonts.conf')
  await put(config, configFor(folder))
  return { lettering: letteringOf(advances), config }
}

/** Several processes may lay the same fonts out at once: each file appears whole. */
async function put(place: string, content: Buffer | string) {
  const known = await readFile(place).catch(() => undefined)
  if (known?.equals(Buffer.from(content))) return
  const part = `${place}.${process.pid}.part`
  await writeFile(part, content, { mode: 0o600 })
  await rename(part, place)
}

function placeOf(file: string): string {
  for (const beside of [import.meta.filename, path.resolve('package.json')]) {
    try {
      return createRequire(beside).resolve(file)
    } catch {}
  }
  throw new Error(`${file} is not installed.`)
}

function letteringOf(advances: Record<Weight, Map<number, number>>): Lettering {
  const widthOf = (text: string, weight: Weight) => {
    let width = 0
    for (const sign of text) width += advances[weight].get(sign.codePointAt(0) as number) ?? 0
    return width
  }
  const has = (sign: string) => {
    const point = sign.codePointAt(0) as number
    return advances.plain.has(point) && advances.bold.has(point)
  }
  const drawable = (text: string) =>
    [...text.normalize('NFC').replace(/\s+/g, ' ')].filter(has).join('').replace(/ {2,}/g, ' ').trim()
  return { widthOf, drawable, families }
}

function configFor(folder: string) {
  const place = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${place}</dir>
  <cachedir>${place}/cache</cachedir>
</fontconfig>
`
}

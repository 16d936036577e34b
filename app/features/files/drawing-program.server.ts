import type { Sharp } from 'sharp'

/** What is drawn of a picture. Sizes in pixels. */
export interface Drawing {
  width: number
  height: number
  /** Cut to exactly this size, or made to fit into it. */
  fit: 'cover' | 'inside'
  mostPixels: number
  /** Files beside which `sharp` may be installed. */
  places: string[]
}

/** How the program ends when it draws nothing. */
export const UNREADABLE = 3
export const TOO_MANY_PIXELS = 4

/**
 * The program that draws a stranger's picture anew. It runs in a process of its own, so that what breaks a decoder
 * breaks nothing else, and travels as text: so it may use nothing from outside but the `require` it is handed.
 */
function drawPicture(require: NodeJS.Require, drawing: Drawing) {
  const sharp = require('sharp') as typeof import('sharp').default
  sharp.cache(false)
  sharp.concurrency(1)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })

  const { width, height, fit, mostPixels } = drawing
  const open = (bytes: Buffer): Sharp =>
    sharp(bytes, { limitInputPixels: mostPixels, pages: 1, failOn: 'error', sequentialRead: true })

  const draw = async (bytes: Buffer) => {
    const known = await open(bytes).metadata()
    if ((known.width ?? 0) * (known.height ?? 0) > mostPixels) throw new Error('exceeds pixel limit')
    const drawn = open(bytes)
      .rotate()
      .resize({ width, height, fit, withoutEnlargement: fit === 'inside' })
    const { data, info } = await drawn
      .timeout({ seconds: 5 })
      .webp({ quality: 82, effort: 3 })
      .toBuffer({ resolveWithObject: true })
    const head = Buffer.alloc(8)
    head.writeUInt32BE(info.width, 0)
    head.writeUInt32BE(info.height, 4)
    process.stdout.write(Buffer.concat([head, data]))
  }

  const parts: Buffer[] = []
  process.stdin.on('data', (part: Buffer) => parts.push(part))
  process.stdin.on('end', () => {
    draw(Buffer.concat(parts)).catch((fault: Error) => {
      process.exitCode = /pixel limit|dimension/i.test(fault.message) ? 4 : 3
    })
  })
}

/** The whole program; what to draw stands in the environment. */
export const drawingProgram = `
const { createRequire } = require('node:module')
const drawing = JSON.parse(process.env.DRAWING)
const finders = drawing.places.map((place) => createRequire(place))
const find = (name) => {
  for (const finder of finders) {
    try { return finder(name) } catch (fault) { if (fault.code !== 'MODULE_NOT_FOUND') throw fault }
  }
  throw new Error(name + ' is not installed')
}
const __name = (thing) => thing
;(${drawPicture.toString()})(find, drawing)
`

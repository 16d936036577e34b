import path from 'node:path'
import {
  type Drawing,
  drawingProgram,
  TOO_MANY_PIXELS,
  UNREADABLE,
} from '#app/features/files/drawing-program.server.ts'
import { MOST_PIXELS } from '#app/features/files/file-limits.ts'
import { inOwnProcess } from '#app/features/files/own-process.server.ts'

export interface Drawn {
  bytes: Buffer
  width: number
  height: number
}

export type DrawnOr = Drawn | 'unreadable' | 'too-many-pixels' | 'busy'

const longestMs = 20_000
const atOnce = 2
const mostWaiting = 20
/** A WebP of our largest size is far smaller; more means that something went wrong. */
const mostOut = 20 * 1024 * 1024

let running = 0
const waiting: (() => void)[] = []

/**
 * A stranger's PNG, JPEG or WebP drawn anew as WebP: upright, without anything that travelled in it but the picture.
 * Two at a time, each in a process of its own that lives twenty seconds at most and knows none of our settings.
 */
export async function drawPicture(
  bytes: Uint8Array,
  wanted: Pick<Drawing, 'width' | 'height' | 'fit'> & { mostPixels?: number },
): Promise<DrawnOr> {
  if (running >= atOnce) {
    if (waiting.length >= mostWaiting) return 'busy'
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  running += 1
  try {
    const places = [import.meta.filename, path.resolve('package.json')]
    return await draw(bytes, { mostPixels: MOST_PIXELS, ...wanted, places })
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

async function draw(bytes: Uint8Array, drawing: Drawing): Promise<DrawnOr> {
  const env = { DRAWING: JSON.stringify(drawing) }
  const work = { program: drawingProgram, env, input: bytes, longestMs, mostBytes: mostOut }
  const { out, code, signal, said } = await inOwnProcess(work)
  if (code === 0 && out.length > 8) return drawnFrom(out)
  if (code === TOO_MANY_PIXELS) return 'too-many-pixels'
  if (code === UNREADABLE || signal) return 'unreadable'
  throw new Error(`No picture could be drawn: ${said}`)
}

const drawnFrom = (out: Buffer): Drawn => ({
  width: out.readUInt32BE(0),
  height: out.readUInt32BE(4),
  bytes: out.subarray(8),
})

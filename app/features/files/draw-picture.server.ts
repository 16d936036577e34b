import { spawn } from 'node:child_process'
import path from 'node:path'
import {
  type Drawing,
  drawingProgram,
  TOO_MANY_PIXELS,
  UNREADABLE,
} from '#app/features/files/drawing-program.server.ts'
import { MOST_PIXELS } from '#app/features/files/file-limits.ts'

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
    return await inOwnProcess(bytes, { mostPixels: MOST_PIXELS, ...wanted, places })
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

function inOwnProcess(bytes: Uint8Array, drawing: Drawing): Promise<DrawnOr> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--max-old-space-size=128', '-e', drawingProgram], {
      env: { DRAWING: JSON.stringify(drawing) } as unknown as NodeJS.ProcessEnv,
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: longestMs,
      killSignal: 'SIGKILL',
    })
    const [parts, said]: [Buffer[], Buffer[]] = [[], []]
    let size = 0
    child.stdout.on('data', (part: Buffer) => {
      size += part.length
      if (size <= mostOut) parts.push(part)
      else child.kill('SIGKILL')
    })
    child.stderr.on('data', (part: Buffer) => said.length < 20 && said.push(part))
    // A process that ends early closes its ear; its exit code says why.
    child.stdin.on('error', () => {})
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === 0 && size > 8) return resolve(drawnFrom(Buffer.concat(parts)))
      if (code === TOO_MANY_PIXELS) return resolve('too-many-pixels')
      if (code === UNREADABLE || signal) return resolve('unreadable')
      reject(new Error(`No picture could be drawn: ${Buffer.concat(said).toString('utf8').slice(0, 500)}`))
    })
    child.stdin.end(bytes)
  })
}

const drawnFrom = (out: Buffer): Drawn => ({
  width: out.readUInt32BE(0),
  height: out.readUInt32BE(4),
  bytes: out.subarray(8),
})

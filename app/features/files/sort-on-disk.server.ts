import type { FileHandle } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { bytesBetween, openSpool, writeAt } from '#app/features/files/open-spool.server.ts'

/** Signs that are sorted in memory at a time. */
const signsAtOnce = 4_000_000
const textsAtOnce = 1000
const newLine = 0x0a

/** Texts in order that wait on the disk. */
interface Run {
  from: number
  to: number
}

/**
 * Texts of one line each in the order of their UTF-16 code units, as `Array.sort` has it, however many there are: what
 * does not fit into memory waits on the disk in sorted runs. They come and go in pieces, none of them empty when it goes.
 */
export async function* sortedOnDisk(pieces: AsyncIterable<string[]>, most = signsAtOnce): AsyncGenerator<string[]> {
  let [gathered, signs] = [[] as string[], 0]
  let spool: FileHandle | undefined
  const runs: Run[] = []
  try {
    for await (const texts of pieces) {
      for (const text of texts) signs += text.length
      gathered = gathered.concat(texts)
      // What is read without waiting would hold back every page until a run is full.
      await setImmediate()
      if (signs < most) continue
      spool ??= await openSpool()
      runs.push(await writeRun(spool, gathered.sort(), runs.at(-1)?.to ?? 0))
      ;[gathered, signs] = [[], 0]
    }
    gathered.sort()
    const file = spool
    if (file) yield* merged([...runs.map((run) => readRun(file, run)), inPieces(gathered)])
    else yield* inPieces(gathered)
  } finally {
    await spool?.close()
  }
}

async function writeRun(spool: FileHandle, texts: string[], from: number): Promise<Run> {
  let to = from
  for await (const piece of inPieces(texts)) {
    const bytes = Buffer.from(`${piece.join('\n')}\n`)
    await writeAt(spool, bytes, to)
    to += bytes.length
  }
  return { from, to }
}

async function* readRun(spool: FileHandle, { from, to }: Run): AsyncGenerator<string[]> {
  let rest = Buffer.alloc(0)
  for await (const part of bytesBetween(spool, from, to)) {
    const bytes = Buffer.concat([rest, part])
    const end = bytes.lastIndexOf(newLine)
    rest = bytes.subarray(end + 1)
    if (end >= 0) yield bytes.toString('utf8', 0, end).split('\n')
  }
}

async function* inPieces(texts: string[]): AsyncGenerator<string[]> {
  for (let from = 0; from < texts.length; from += textsAtOnce) yield texts.slice(from, from + textsAtOnce)
}

/** The smallest of what the runs begin with, again and again. */
async function* merged(runs: AsyncIterator<string[]>[]): AsyncGenerator<string[]> {
  const heads = await Promise.all(runs.map(async (run) => ({ run, at: 0, texts: await nextOf(run) })))
  let left = heads.filter(({ texts }) => texts.length > 0)
  let sorted: string[] = []
  while (left.length > 0) {
    const least = left.reduce((one, other) => (textOf(other) < textOf(one) ? other : one))
    sorted.push(textOf(least))
    least.at += 1
    if (least.at === least.texts.length) {
      Object.assign(least, { at: 0, texts: await nextOf(least.run) })
      left = left.filter(({ texts }) => texts.length > 0)
    }
    if (sorted.length < textsAtOnce && left.length > 0) continue
    yield sorted
    sorted = []
  }
}

const nextOf = async (run: AsyncIterator<string[]>): Promise<string[]> => (await run.next()).value ?? []
const textOf = ({ texts, at }: { texts: string[]; at: number }) => texts[at] as string

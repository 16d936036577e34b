import type { FileHandle } from 'node:fs/promises'
import { bytesBetween, openSpool, writeAt } from '#app/features/files/open-spool.server.ts'

/** Signs that are sorted in memory at a time. */
const signsAtOnce = 8_000_000
const newLine = 0x0a

interface Run {
  from: number
  to: number
}

/**
 * Texts of one line each in the order of their UTF-16 code units, as `Array.sort` has it, however many there are: what
 * does not fit into memory waits on the disk in sorted runs.
 */
export async function* sortedOnDisk(texts: AsyncIterable<string>, most = signsAtOnce): AsyncGenerator<string> {
  let [gathered, signs] = [[] as string[], 0]
  let spool: FileHandle | undefined
  const runs: Run[] = []
  try {
    for await (const text of texts) {
      gathered.push(text)
      signs += text.length
      if (signs < most) continue
      spool ??= await openSpool()
      runs.push(await writeRun(spool, gathered, runs.at(-1)?.to ?? 0))
      ;[gathered, signs] = [[], 0]
    }
    gathered.sort()
    const file = spool
    if (file) yield* merged([...runs.map((run) => linesOf(file, run)), valuesOf(gathered)])
    else yield* gathered
  } finally {
    await spool?.close()
  }
}

async function writeRun(spool: FileHandle, texts: string[], from: number): Promise<Run> {
  const bytes = Buffer.from(
    texts
      .sort()
      .map((text) => `${text}\n`)
      .join(''),
  )
  await writeAt(spool, bytes, from)
  return { from, to: from + bytes.length }
}

async function* linesOf(spool: FileHandle, { from, to }: Run): AsyncGenerator<string> {
  let rest = Buffer.alloc(0)
  for await (const part of bytesBetween(spool, from, to)) {
    rest = Buffer.concat([rest, part])
    let start = 0
    for (let end = rest.indexOf(newLine); end >= 0; end = rest.indexOf(newLine, start)) {
      yield rest.toString('utf8', start, end)
      start = end + 1
    }
    rest = rest.subarray(start)
  }
}

/** The smallest of what the runs begin with, again and again. */
async function* merged(runs: AsyncIterator<string>[]): AsyncGenerator<string> {
  const heads = await Promise.all(runs.map(async (run) => ({ run, next: await run.next() })))
  let left = heads.filter(({ next }) => !next.done)
  while (left.length > 0) {
    const least = left.reduce((one, other) => (other.next.value < one.next.value ? other : one))
    yield least.next.value
    least.next = await least.run.next()
    if (least.next.done) left = left.filter((each) => each !== least)
  }
}

async function* valuesOf(texts: string[]) {
  yield* texts
}

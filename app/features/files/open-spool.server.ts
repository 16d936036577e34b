import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { env } from '#app/env.server.ts'
import { whenLeft } from '#app/web/when-left.server.ts'
import { newId } from '#drizzle/ids.ts'

const partBytes = 64 * 1024

export const spoolFolder = () => path.join(env.DATA_DIR, 'tmp')

/**
 * A file without a name, for what is too large for memory. It is taken out of its folder as soon as it is open, so the
 * system frees it when it is closed, and also when the process ends before that.
 */
export async function openSpool(): Promise<FileHandle> {
  await mkdir(spoolFolder(), { recursive: true, mode: 0o700 })
  const place = path.join(spoolFolder(), newId())
  const spool = await open(place, 'wx+', 0o600)
  await rm(place, { force: true })
  return spool
}

/** Writes all of the bytes at this place of a spool. */
export async function writeAt(spool: FileHandle, bytes: Uint8Array, place: number) {
  for (let done = 0; done < bytes.byteLength; )
    done += (await spool.write(bytes, done, bytes.byteLength - done, place + done)).bytesWritten
}

/** Its bytes from one place up to another, as they are taken. */
export async function* bytesBetween(spool: FileHandle, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; ) {
    const part = Buffer.allocUnsafe(Math.min(partBytes, to - at))
    const { bytesRead } = await spool.read(part, 0, part.length, at)
    if (bytesRead === 0) throw new Error('A spooled file ended too early.')
    at += bytesRead
    yield part.subarray(0, bytesRead)
  }
}

/** The first bytes of a spool as the body of an answer, which closes it when it is at its end or nobody reads on. */
export function spooled(spool: FileHandle, size: number): ReadableStream<Uint8Array> {
  const parts = bytesBetween(spool, 0, size)
  whenLeft(() => spool.close())
  return new ReadableStream<Uint8Array>(
    {
      async pull(reader) {
        const { done, value } = await parts.next().catch(async (fault) => {
          await spool.close()
          throw fault
        })
        if (!done) return reader.enqueue(value)
        await spool.close()
        reader.close()
      },
      cancel: () => spool.close(),
    },
    { highWaterMark: 0 },
  )
}

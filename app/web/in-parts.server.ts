import { describeFault } from '#app/server/describe-fault.server.ts'
import { log } from '#app/server/log.server.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { whenLeft } from '#app/web/when-left.server.ts'

/** Content that is made while it is taken, piece by piece. */
export type Parts = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

const chunkBytes = 64 * 1024

/** The same bytes in pieces that are worth passing on: packing and sending each costs more than the bytes in it. */
export async function* inChunks(parts: Parts): AsyncGenerator<Uint8Array> {
  let [gathered, size] = [[] as Uint8Array[], 0]
  for await (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part
    gathered.push(bytes)
    size += bytes.byteLength
    if (size < chunkBytes) continue
    yield joined(gathered)
    ;[gathered, size] = [[], 0]
  }
  if (size > 0) yield joined(gathered)
}

const joined = (pieces: Uint8Array[]) => (pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces))

/**
 * What is made while it is sent, as the body of an answer. The first piece is made before this answers, so that what
 * fails at once still fails as a whole; what fails later breaks the answer off, which never ends as if it were complete.
 * No more is made than the reader takes, and nothing any more when they have left.
 */
export async function inParts(parts: Parts): Promise<ReadableStream<Uint8Array>> {
  const chunks = inChunks(parts)
  const { requestId } = requestContext()
  let first: IteratorResult<Uint8Array> | undefined = await chunks.next()
  whenLeft(() => chunks.return(undefined))
  return new ReadableStream<Uint8Array>(
    {
      async pull(reader) {
        try {
          const { done, value } = first ?? (await chunks.next())
          first = undefined
          if (done) reader.close()
          else reader.enqueue(value)
        } catch (fault) {
          log('error', 'answer-broke', { requestId, ...describeFault(fault) })
          throw fault
        }
      },
      async cancel() {
        await chunks.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

type Body = string | Uint8Array | ReadableStream<Uint8Array> | AsyncIterable<string | Uint8Array>
type File = Body | { body: Body }

/** All bytes of a file that may come piece by piece. */
export async function bytesOf(file: File | Promise<File>): Promise<Buffer<ArrayBuffer>> {
  const found = await file
  const body = isBody(found) ? found : found.body
  if (typeof body === 'string' || body instanceof Uint8Array) return Buffer.from(body as string)
  const parts: Buffer[] = []
  for await (const part of body as AsyncIterable<string | Uint8Array>) parts.push(Buffer.from(part as string))
  return Buffer.concat(parts)
}

/** The same as text, with the mark of byte order if there is one. */
export const textOf = async (file: File | Promise<File>) => (await bytesOf(file)).toString()

const isBody = (file: File): file is Body =>
  typeof file === 'string' || file instanceof Uint8Array || Symbol.asyncIterator in file

/**
 * An answer whose bytes lie ready. Whoever sends it takes them as they are: read as the body of a `Response` they would be
 * copied twice, and wait for a stream.
 */
export class WholeResponse extends Response {
  readonly whole: Buffer

  constructor(whole: Buffer, init: ResponseInit) {
    super(null, init)
    this.whole = whole
  }

  override get body() {
    return new Response(this.whole as BodyInit).body
  }

  override async arrayBuffer() {
    return Uint8Array.from(this.whole).buffer
  }

  override async text() {
    return this.whole.toString()
  }

  override async json() {
    return JSON.parse(await this.text())
  }
}

/** The bytes of an answer, read to its end. */
export const bytesOf = async (response: Response): Promise<Buffer> =>
  response instanceof WholeResponse ? response.whole : Buffer.from(await response.arrayBuffer())

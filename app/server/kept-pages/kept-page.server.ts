import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { encodingFor } from '#app/server/accepts-encoding.ts'

const packers = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 6 }),
}

/** What is sent as it is has no encoding. */
const plain = ''

export type Packed = { body: Buffer; headers: string[]; etag: string }

/** A finished answer, as long as nothing has changed. */
export interface KeptPage {
  version: number
  /** Times in it pass; from this moment (ms) it is rendered anew. */
  until: number
  /** What it takes in memory, bytes. */
  size: number
  packedFor: (accepted: string | undefined) => Packed | undefined
  pack: (accepted: string | undefined) => Promise<Packed>
}

type Made = { version: number; until: number; body: Buffer; headers: [string, string][] }

/** Keeps a page with its headers, packed once for each way in which somebody asks for it. */
export function keptPage({ version, until, body, headers }: Made): KeptPage {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  const ready = new Map<string, Packed>()
  const finish = (encoding: string, packed: Buffer) => {
    const etag = `"${hash}${encoding && `-${encoding}`}"`
    const own: [string, string][] = [
      ...headers,
      ...(encoding ? [['Content-Encoding', encoding] satisfies [string, string]] : []),
      ['ETag', etag],
      ['Content-Length', String(packed.length)],
    ]
    const made = { body: packed, headers: own.flat(), etag }
    ready.set(encoding, made)
    return made
  }
  return {
    version,
    until,
    // The packed ones take about a fifth each.
    size: Math.round(body.length * 1.5),
    packedFor: (accepted) => ready.get(encodingFor(accepted) ?? plain),
    pack: async (accepted) => {
      const encoding = encodingFor(accepted)
      return ready.get(encoding ?? plain) ?? finish(encoding ?? plain, encoding ? await packers[encoding](body) : body)
    },
  }
}

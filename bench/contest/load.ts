import http from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { median, quantile } from './median.ts'
import { rawClient } from './raw-client.ts'

export interface Ask {
  path: string
  session?: string
  /** Makes it a POST with an empty form, as the page's own script sends it. */
  post?: boolean
  language?: string
  /** What its browser unpacks, see Accept-Encoding; what browsers send, unless told. */
  unpacks?: string
}

export interface Load {
  perSecond: number
  median: number
  p99: number
  /** Answers by status. */
  statuses: Record<string, number>
  /** Answers that said `"ok":true`. */
  agreed: number
}

/** So many clients ask one after the other until `total` answers have come. Times in milliseconds. */
export async function load(url: string, clients: number, total: number, ask: (nth: number) => Ask): Promise<Load> {
  const took: number[] = []
  const statuses: Record<string, number> = {}
  let [next, agreed] = [0, 0]
  const client = async () => {
    const connection = rawClient(url)
    while (next < total) {
      const asked = ask(next++)
      const lines = Object.entries(headersOf(asked)).map(([name, value]) => `${name}: ${value}`)
      const began = performance.now()
      const { status, head, bytes } = await connection.ask(`${asked.post ? 'POST' : 'GET'} ${asked.path}`, ...lines)
      took.push(performance.now() - began)
      statuses[status] = (statuses[status] ?? 0) + 1
      if (asked.post && textOf({ bytes, encoding: encodingIn.exec(head)?.[1] }).includes('"ok":true')) agreed += 1
    }
    connection.close()
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - began) / 1000
  return { perSecond: total / seconds, median: median(took), p99: quantile(took, 0.99), statuses, agreed }
}

const encodingIn = /^content-encoding: (\w+)/im

function headersOf({ session, post, language = 'en', unpacks = 'gzip, deflate, br' }: Ask) {
  const headers: Record<string, string> = {
    'accept-encoding': unpacks,
    'sec-fetch-site': 'same-origin',
    accept: post ? 'application/json' : 'text/html',
    'accept-language': language,
  }
  if (session) headers.cookie = `sid=${session}`
  if (post) Object.assign(headers, { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '0' })
  return headers
}

export interface Packed {
  bytes: Buffer
  /** See Content-Encoding. */
  encoding?: string
}

export function textOf({ bytes, encoding }: Packed): string {
  const plain = encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes
  return plain.toString('utf8')
}

/** One answer as it comes over the wire, packed as browsers ask for it. */
export function answerOf(url: string, asked: Ask, agent?: http.Agent) {
  const [method, headers] = [asked.post ? 'POST' : 'GET', headersOf(asked)]
  return new Promise<Packed & { status: number }>((resolve, reject) => {
    const request = http.request(url + asked.path, { method, headers, agent }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          bytes: Buffer.concat(parts),
          encoding: answer.headers['content-encoding'],
        }),
      )
    })
    request.on('error', reject)
    request.end()
  })
}

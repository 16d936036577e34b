import http from 'node:http'
import { gunzipSync } from 'node:zlib'
import { median, quantile } from './median.ts'

export interface Ask {
  path: string
  session?: string
  /** Makes it a POST with an empty form, as the page's own script sends it. */
  post?: boolean
  language?: string
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
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients })
  const took: number[] = []
  const statuses: Record<string, number> = {}
  let [next, agreed] = [0, 0]
  const client = async () => {
    while (next < total) {
      const began = performance.now()
      const asked = ask(next++)
      const { status, bytes, packed } = await answerOf(url, asked, agent)
      took.push(performance.now() - began)
      statuses[status] = (statuses[status] ?? 0) + 1
      if (asked.post && (packed ? gunzipSync(bytes) : bytes).includes('"ok":true')) agreed += 1
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - began) / 1000
  agent.destroy()
  return { perSecond: total / seconds, median: median(took), p99: quantile(took, 0.99), statuses, agreed }
}

/** One answer as it comes over the wire, packed as browsers ask for it. */
export function answerOf(url: string, { path, session, post, language = 'en' }: Ask, agent?: http.Agent) {
  const headers: Record<string, string> = {
    'accept-encoding': 'gzip',
    'sec-fetch-site': 'same-origin',
    accept: post ? 'application/json' : 'text/html',
    'accept-language': language,
  }
  if (session) headers.cookie = `sid=${session}`
  if (post) Object.assign(headers, { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '0' })
  return new Promise<{ status: number; bytes: Buffer; packed: boolean }>((resolve, reject) => {
    const request = http.request(url + path, { method: post ? 'POST' : 'GET', headers, agent }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          bytes: Buffer.concat(parts),
          packed: answer.headers['content-encoding'] === 'gzip',
        }),
      )
    })
    request.on('error', reject)
    request.end()
  })
}

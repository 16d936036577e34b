import http from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** What readers found: milliseconds of the pages that came, and everything else by what it was. */
export interface Read {
  took: number[]
  failed: Record<string, number>
}

export interface Reader {
  url: string
  session?: string
}

const patienceMs = 20_000

/** So many readers ask for a page one time after the other, `restMs` between, until told to stop. */
export function readPages(readers: number, who: (nth: number) => Reader, restMs = 0) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: readers })
  const read: Read = { took: [], failed: {} }
  let over = false
  const reader = async (nth: number) => {
    for (let time = nth; !over; time += readers) {
      const began = performance.now()
      const found = await askFor(who(time), agent)
      if (found === '200') read.took.push(performance.now() - began)
      else read.failed[found] = (read.failed[found] ?? 0) + 1
      if (restMs > 0 && !over) await pause(restMs)
    }
  }
  const all = Promise.all(Array.from({ length: readers }, (_, nth) => reader(nth)))
  return {
    stop: async () => {
      over = true
      await all
      agent.destroy()
      return read
    },
  }
}

/** The status of the whole page, or why none came. */
function askFor({ url, session }: Reader, agent: http.Agent) {
  const headers: Record<string, string> = { 'accept-encoding': 'gzip, deflate, br', accept: 'text/html' }
  if (session) headers.cookie = `sid=${session}`
  return new Promise<string>((resolve) => {
    const asked = http.get(url, { agent, headers, timeout: patienceMs }, (answer) => {
      answer.resume().on('end', () => resolve(answer.complete ? String(answer.statusCode) : 'cut off'))
      answer.on('error', () => resolve('cut off'))
    })
    asked.on('timeout', () => asked.destroy(new Error('no answer')))
    asked.on('error', (fault: NodeJS.ErrnoException) => resolve(fault.code ?? fault.message))
  })
}

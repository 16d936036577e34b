import { timingSafeEqual } from 'node:crypto'
import { env } from '#app/env.server.ts'
import { isLoopback } from '#app/server/is-loopback.server.ts'
import { readiness } from '#app/server/readiness.server.ts'
import { metricsOfAll } from '#app/server/shared-metrics.server.ts'
import type { Visit } from '#app/server/visit.server.ts'

/**
 * Answers those who watch over the process, whatever name they call it by: they often know only an address.
 * Tells nothing a stranger could use.
 */
export async function answerProbe({ incoming, outgoing }: Visit): Promise<boolean> {
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD') return false
  if (incoming.url === '/healthz') return send(outgoing, 200, 'text/plain; charset=utf-8', 'ok\n')
  if (incoming.url === '/readyz') {
    const { ready, checks, why } = await readiness()
    return send(outgoing, ready ? 200 : 503, 'application/json', `${JSON.stringify({ ready, checks, why })}\n`)
  }
  if (incoming.url !== '/metrics' || !mayMeasure(incoming)) return false
  return send(outgoing, 200, 'text/plain; version=0.0.4', await metricsOfAll())
}

function send(outgoing: Visit['outgoing'], status: number, type: string, body: string) {
  outgoing.setHeader('Cache-Control', 'no-store')
  outgoing.setHeader('X-Content-Type-Options', 'nosniff')
  outgoing.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) }).end(body)
  return true
}

/** With a token whoever knows it; without one only this machine, and not through a proxy on it. */
function mayMeasure({ headers, socket }: Visit['incoming']) {
  if (!env.METRICS_TOKEN)
    return (
      isLoopback(socket.remoteAddress ?? '') && !Object.keys(headers).some((name) => /^(?:x-)?forwarded/.test(name))
    )
  const [given, wanted] = [headers.authorization ?? '', `Bearer ${env.METRICS_TOKEN}`].map((text) =>
    Buffer.from(text),
  ) as [Buffer, Buffer]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

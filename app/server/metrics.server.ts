import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readiness } from '#app/server/readiness.server.ts'

const delay = monitorEventLoopDelay({ resolution: 20 })
const requests = new Map<string, number>()

export function startMeasuring() {
  delay.enable()
}

/** Counts a finished request by the class of its status. */
export function countRequest(status: number) {
  const kind = `${Math.floor(status / 100)}xx`
  requests.set(kind, (requests.get(kind) ?? 0) + 1)
}

/** The Prometheus text format. */
export async function metrics(): Promise<string> {
  const { ready, checks } = await readiness()
  const lines = [
    ...[...requests].map(([kind, count]) => `aflora_requests_total{status="${kind}"} ${count}`),
    `aflora_ready ${Number(ready)}`,
    ...Object.entries(checks).map(([name, state]) => `aflora_check{name="${name}"} ${Number(state === 'ok')}`),
    `aflora_event_loop_delay_seconds{quantile="0.99"} ${(Number.isFinite(delay.mean) ? delay.percentile(99) : 0) / 1e9}`,
    `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
    `process_uptime_seconds ${Math.round(process.uptime())}`,
  ]
  return `${lines.join('\n')}\n`
}

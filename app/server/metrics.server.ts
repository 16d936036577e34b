import { monitorEventLoopDelay } from 'node:perf_hooks'
import { groupOf } from '#app/server/group-of-path.ts'
import { readiness } from '#app/server/readiness.server.ts'
import { commits } from '#drizzle/commits.ts'

/** Upper ends of the classes of a histogram, in seconds. */
const ends = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

type Labels = Record<string, string>
type Histogram = { under: number[]; sum: number; count: number }

const delay = monitorEventLoopDelay({ resolution: 20 })
const counters = new Map<string, number>()
const times = new Map<string, Histogram>()
const gauges: (() => Promise<string[]>)[] = []

export function startMeasuring() {
  delay.enable()
}

/** One more of something; the name ends in `_total`. */
export function countThat(name: string, labels: Labels = {}) {
  const line = name + inBraces(labels)
  counters.set(line, (counters.get(line) ?? 0) + 1)
}

/** Lines that are made when somebody asks. */
export const alsoTell = (lines: () => Promise<string[]>) => void gauges.push(lines)

/** A visit turned away because too much was going on. */
export const countShed = (kind: string) => countThat('aflora_shed_total', { kind })

/** A finished request: the class of its status, and how long it took by the group of its address. */
export function countRequest(status: number, path = '/', seconds = 0) {
  countThat('aflora_requests_total', { status: `${Math.floor(status / 100)}xx` })
  const group = groupOf(path)
  if (group === 'vote' && status < 400) countThat('aflora_votes_total')
  const known = times.get(group) ?? { under: ends.map(() => 0), sum: 0, count: 0 }
  for (const [at, end] of ends.entries()) if (seconds <= end) known.under[at] = (known.under[at] ?? 0) + 1
  times.set(group, { under: known.under, sum: known.sum + seconds, count: known.count + 1 })
}

/** The Prometheus text format. */
export async function metrics(): Promise<string> {
  const { ready, checks } = await readiness()
  const { heapUsed, rss } = process.memoryUsage()
  const lag = Number.isFinite(delay.mean) ? [50, 99].map((share) => [share / 100, delay.percentile(share) / 1e9]) : []
  const lines = [
    ...[...counters].map(([name, count]) => `${name} ${count}`),
    ...[...times].flatMap(([group, histogram]) => histogramLines(group, histogram)),
    `aflora_commits_total ${commits.made}`,
    `aflora_commit_jobs_total ${commits.jobs}`,
    `aflora_commit_jobs_max ${commits.most}`,
    `aflora_ready ${Number(ready)}`,
    ...Object.entries(checks).map(([name, state]) => `aflora_check{name="${name}"} ${Number(state === 'ok')}`),
    ...lag.map(([share, seconds]) => `aflora_event_loop_delay_seconds{quantile="${share}"} ${seconds}`),
    `process_resident_memory_bytes ${rss}`,
    `nodejs_heap_used_bytes ${heapUsed}`,
    `process_uptime_seconds ${Math.round(process.uptime())}`,
    ...(await Promise.all(gauges.map((tell) => tell().catch(() => [])))).flat(),
  ]
  return `${lines.join('\n')}\n`
}

function histogramLines(group: string, { under, sum, count }: Histogram) {
  const name = 'aflora_request_seconds'
  const classes = ends.map((end, at) => `${name}_bucket${inBraces({ group, le: String(end) })} ${under[at]}`)
  const whole = inBraces({ group })
  return [
    ...classes,
    `${name}_bucket${inBraces({ group, le: '+Inf' })} ${count}`,
    `${name}_sum${whole} ${sum.toFixed(6)}`,
    `${name}_count${whole} ${count}`,
  ]
}

function inBraces(labels: Labels) {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`)
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}

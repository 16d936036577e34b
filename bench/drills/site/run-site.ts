import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { freePort } from '../../../tests/setup/free-port.ts'

/** A served site that can be killed and started again at the same address. */
export interface DrilledSite {
  url: string
  /** Starts it and answers after how many milliseconds it was ready to take a vote. */
  start: () => Promise<number>
  /** The same, but it is enough that it answers: on a small disk it never calls itself ready. */
  startAlive: () => Promise<number>
  /** `kill -9` for the process and all it started. */
  kill: () => Promise<void>
  /** `kill -9` for one of the processes that answer; false where there are none besides the first. */
  killWorker: () => boolean
  signal: (name: NodeJS.Signals) => void
  stop: () => Promise<number | null>
  /** Resident memory of all its processes in megabytes. */
  memory: () => number
  said: () => string
  pid: () => number
}

const patienceMs = 60_000

/** The built site on a free loopback port, without jobs, limits and mail; `settings` override its environment. */
export async function runSite(settings: Record<string, string>): Promise<DrilledSite> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const quiet = { NODE_ENV: 'production' as const, JOBS: 'off', RATE_LIMITS: 'off', LOG_LEVEL: 'error', SMTP_URL: '' }
  const env = { ...process.env, ...quiet, HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: url, ...settings }
  let child: ChildProcess | undefined
  let said = ''

  const start = async (place = '/readyz') => {
    const began = performance.now()
    // A group of its own, so that one signal reaches all its processes.
    child = spawn(process.execPath, ['--max-old-space-size=512', 'scripts/serve.mjs'], { env, detached: true })
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => {
        said = (said + part).slice(-2_000_000)
      })
    await ready(url + place, child, () => said)
    return performance.now() - began
  }
  const ended = () => !child || child.exitCode !== null || child.signalCode !== null
  const gone = async () => void (ended() || (await once(child as ChildProcess, 'exit')))
  const group = () => (child?.pid ? [child.pid, ...childrenOf(child.pid)] : [])
  return {
    url,
    start,
    startAlive: () => start('/healthz'),
    kill: async () => {
      if (!ended()) process.kill(-(child?.pid as number), 'SIGKILL')
      await gone()
    },
    killWorker: () => {
      const [worker] = childrenOf(child?.pid ?? 0)
      return worker !== undefined && process.kill(worker, 'SIGKILL')
    },
    signal: (name) => void child?.kill(name),
    stop: async () => {
      if (!ended()) child?.kill('SIGTERM')
      await gone()
      return child?.exitCode ?? null
    },
    memory: () => group().reduce((sum, pid) => sum + memoryOf(pid), 0),
    said: () => said,
    pid: () => child?.pid ?? 0,
  }
}

async function ready(url: string, child: ChildProcess, said: () => string) {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; ) {
    if ((await statusOf(url)) === 200) return
    if (child.exitCode !== null || child.signalCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`The site did not come up. It said:\n${said()}`)
}

/** The status of an answer; 0 where none came. */
export function statusOf(url: string, headers: Record<string, string> = {}, agent: http.Agent | false = false) {
  return new Promise<number>((resolve) => {
    const asked = http.get(url, { agent, timeout: 20_000, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
      answer.on('error', () => resolve(0))
    })
    asked.on('timeout', () => asked.destroy()).on('error', () => resolve(0))
  })
}

function childrenOf(pid: number): number[] {
  try {
    const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    return listed.trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

function memoryOf(pid: number) {
  try {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes) / 1024
  } catch {
    return 0
  }
}

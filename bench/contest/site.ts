import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { answerOf, type Packed } from './load.ts'

export interface Running {
  url: string
  /** Resident memory of the process in megabytes; null where the system does not tell. */
  memory: () => number | null
  /** Processor time that it and the processes it started have taken, in milliseconds; null where nobody tells. */
  cpu: () => number | null
  stop: () => Promise<void>
}

/**
 * Starts the built site on a free loopback port, without jobs and limits, and waits until it answers. Another program
 * than the site's own must serve the same.
 */
export async function startSite(place: Record<string, string>, program = ['scripts/serve.mjs']): Promise<Running> {
  const port = await freePort()
  const settings = {
    NODE_ENV: 'production' as const,
    HOST: '127.0.0.1',
    PORT: String(port),
    WORKERS: '1',
    SMTP_URL: '',
  }
  const quiet = { JOBS: 'off', RATE_LIMITS: 'off', LOG_LEVEL: 'error', PUBLIC_URL: `http://localhost:${port}` }
  // The heap that `npm start` gives it.
  const child = spawn(process.execPath, ['--max-old-space-size=512', ...program], {
    env: { ...process.env, ...settings, ...quiet, ...place },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return answering(child, `http://localhost:${port}`, '/healthz')
}

/** A server of nothing but `node:http` that sends these bytes to whoever asks. */
export async function startBareServer({ bytes, encoding = 'identity' }: Packed): Promise<Running> {
  const port = await freePort()
  const program = `
    const parts = []
    process.stdin.on('data', (part) => parts.push(part)).on('end', () => {
      const body = Buffer.concat(parts)
      const headers = { 'content-type': 'text/html; charset=utf-8', 'content-encoding': '${encoding}', 'content-length': body.length }
      require('node:http').createServer((_, answer) => answer.writeHead(200, headers).end(body)).listen(${port}, 'localhost')
    })`
  const child = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'ignore', 'inherit'] })
  child.stdin.end(bytes)
  return answering(child, `http://localhost:${port}`, '/')
}

async function answering(child: ChildProcess, url: string, path: string): Promise<Running> {
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
    const answer = await answerOf(url, { path }).catch(() => undefined)
    if (answer?.status === 200) return { url, memory: () => memoryOf(child.pid), cpu: () => cpuOf(child.pid), stop }
    if (child.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await stop()
  throw new Error(`Nothing answers at ${url}`)
}

function memoryOf(pid: number | undefined) {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes ? Number(kilobytes) / 1024 : null
  } catch {
    return null
  }
}

const msPerTick = 10

function cpuOf(pid: number | undefined): number | null {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    const own = (Number(fields[11]) + Number(fields[12])) * msPerTick
    return children.reduce((sum, child) => sum + (cpuOf(Number(child)) ?? 0), own)
  } catch {
    return null
  }
}

function freePort() {
  return new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

import { spawn } from 'node:child_process'

interface Work {
  /** The whole program, as text. */
  program: string
  /** All it knows of this machine: none of our settings. */
  env: Record<string, string>
  input: Uint8Array | string
  longestMs: number
  mostBytes: number
}

export interface Worked {
  out: Buffer
  code: number | null
  /** What ended it, where it did not end by itself. */
  signal: NodeJS.Signals | null
  said: string
}

/** Runs a program in a process of its own, so that what breaks a drawing library breaks nothing else. */
export function inOwnProcess({ program, env, input, longestMs, mostBytes }: Work): Promise<Worked> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--max-old-space-size=128', '-e', program], {
      env: env as unknown as NodeJS.ProcessEnv,
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: longestMs,
      killSignal: 'SIGKILL',
    })
    const [parts, said]: [Buffer[], Buffer[]] = [[], []]
    let size = 0
    child.stdout.on('data', (part: Buffer) => {
      size += part.length
      if (size <= mostBytes) parts.push(part)
      else child.kill('SIGKILL')
    })
    child.stderr.on('data', (part: Buffer) => said.length < 20 && said.push(part))
    // A process that ends early closes its ear; its exit code says why.
    child.stdin.on('error', () => {})
    child.once('error', reject)
    child.once('close', (code, signal) => {
      resolve({ out: Buffer.concat(parts), code, signal, said: Buffer.concat(said).toString('utf8').slice(0, 500) })
    })
    child.stdin.end(input)
  })
}

import { spawn } from 'node:child_process'
import { mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Bundles one file of ours into a program that Node runs in a process of its own; answers where it lies. */
export async function bundledProgram(entry: string): Promise<string> {
  const { build } = await import('vite')
  const outDir = mkdtempSync(path.join(tmpdir(), 'aflora-program-'))
  symlinkSync(path.join(root, 'node_modules'), path.join(outDir, 'node_modules'), 'junction')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: path.join(root, entry),
      outDir,
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  })
  return path.join(outDir, 'program.mjs')
}

export interface Run {
  /** What it has said so far on both ways out. */
  said: () => string
  kill: () => void
  ended: Promise<{ code: number | null; said: string }>
}

/** Starts a program; `env` is added to this process's. */
export function runProgram(program: string, words: string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [program, ...words], { env: { ...process.env, ...env } })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += part))
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, said: text }))
  })
  return { said: () => text, kill: () => void child.kill('SIGKILL'), ended }
}

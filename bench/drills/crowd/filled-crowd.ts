import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Crowd, fillCrowd } from './fill-crowd.ts'

type Size = { people: number; ideas: number }

const variable = 'AFLORA_DRILL_CROWD'

/** Call first in a drill: in the child that `filledCrowd` starts it fills the database, and true is answered. */
export async function fillsCrowd(): Promise<boolean> {
  const wanted = process.env[variable]
  if (!wanted) return false
  const { size, answer } = JSON.parse(wanted) as { size: Size; answer: string }
  writeFileSync(answer, JSON.stringify(await fillCrowd(size)), { mode: 0o600 })
  return true
}

/** A crowd in the database of these settings, made in a process of its own: this one never opens it. */
export async function filledCrowd(size: Size, settings: Record<string, string>): Promise<Crowd> {
  const answer = path.join(tmpdir(), `aflora-crowd-${process.pid}-${Date.now()}.json`)
  const env = { ...process.env, ...settings, [variable]: JSON.stringify({ size, answer }) }
  const child = spawn(process.execPath, [process.argv[1] as string], { env, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error('The people of the drill could not be made.')
  try {
    return JSON.parse(readFileSync(answer, 'utf8')) as Crowd
  } finally {
    rmSync(answer, { force: true })
  }
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Files, Spoiled } from './tamperings.ts'

/** Runs `tools/verify.mjs` in a thread of its own, which starts sooner than a process; answers as a process would. */
export function checkExport(...words: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(path.resolve('tools/verify.mjs'), { argv: words, stdout: true, stderr: true })
    let said = ''
    for (const stream of [thread.stdout, thread.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text: string) => {
        said += text
      })
    }
    thread.once('error', reject)
    thread.once('exit', (code) => setImmediate(() => resolve({ code, said })))
  })
}

/**
 * Has every spoiled copy of an export checked, some at once, and answers what was not found: copies that pass, and
 * those in which something else than the first bad entry is named.
 */
export async function checkSpoiled(files: Files, spoiled: Iterator<Spoiled>, folder: string, atOnce = 2) {
  const unseen: string[] = []
  let found = 0
  const checker = async () => {
    for (let copy = spoiled.next(); !copy.done; copy = spoiled.next()) {
      const { what, firstBad, files: changed } = copy.value
      const place = mkdtempSync(path.join(folder, 'spoiled-'))
      for (const [name, text] of Object.entries({ ...files, ...changed })) writeFileSync(path.join(place, name), text)
      const { code, said } = await checkExport(place)
      rmSync(place, { recursive: true })
      if (code === 1 && said.includes(`FAULT ${firstBad}`)) found += 1
      else unseen.push(`${what}: ended with ${code}, wanted “FAULT ${firstBad}”\n${said}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, checker))
  return { found, unseen }
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export type Place = Record<string, string> & { DATA_DIR: string }

/**
 * Fills the database of `place` in a process of its own, so that this one has none open: the same program again, with
 * `--fill` and these words. Answers what it wrote down. Throws when it failed.
 */
export async function fillApart<Filled>(place: Place, words: string[]): Promise<Filled> {
  const answer = path.join(place.DATA_DIR, 'filled.json')
  const filling = spawn(process.execPath, [process.argv[1] as string, '--fill', answer, ...words], {
    env: { ...process.env, ...place },
    stdio: 'inherit',
  })
  const [code] = await once(filling, 'exit')
  if (code !== 0) throw new Error('The database could not be filled.')
  return JSON.parse(readFileSync(answer, 'utf8')) as Filled
}

/** Fills a database on SQLite in a folder of its own, and takes both away again when the work with them is done. */
export async function inFilledPlace<Filled, Answer>(
  words: string[],
  work: (place: Place, filled: Filled) => Promise<Answer>,
): Promise<Answer> {
  const place = { DATA_DIR: mkdtempSync(path.join(tmpdir(), 'aflora-bench-')), DATABASE_URL: '' }
  try {
    return await work(place, await fillApart<Filled>(place, words))
  } finally {
    rmSync(place.DATA_DIR, { recursive: true, force: true })
  }
}

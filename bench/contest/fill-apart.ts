import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Fills the database of `place` in a process of its own, so that this one has none open: the same program again, with
 * `--fill` and these words. Answers what it wrote down. Throws when it failed.
 */
export async function fillApart<Filled>(
  place: Record<string, string> & { DATA_DIR: string },
  words: string[],
): Promise<Filled> {
  const answer = path.join(place.DATA_DIR, 'filled.json')
  const filling = spawn(process.execPath, [process.argv[1] as string, '--fill', answer, ...words], {
    env: { ...process.env, ...place },
    stdio: 'inherit',
  })
  const [code] = await once(filling, 'exit')
  if (code !== 0) throw new Error('The database could not be filled.')
  return JSON.parse(readFileSync(answer, 'utf8')) as Filled
}

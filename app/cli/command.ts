/** One command of `npm run aflora -- <name>`. */
export interface Command {
  name: string
  /** One line for the list of commands. */
  summary: string
  /** What `--help` prints: the call and its options. */
  usage: string
  /** Whether these words need the database; absent: always. Nothing is opened or made where they do not. */
  needsDatabase?: (words: string[]) => boolean
  /** Does the work; throws a `Refusal` with one clear sentence when it cannot. */
  run: (words: string[]) => Promise<void>
}

/** What the person who typed the command is told; the program ends with 1. */
export class Refusal extends Error {}

/** Results go to standard output, one line each. */
export const say = (line = '') => void process.stdout.write(`${line}\n`)

/** How far a long work has come, on standard error so that results can be piped; nothing when it is no terminal. */
export function showProgress(what: string, done: number, all: number) {
  if (!process.stderr.isTTY) return
  const width = 24
  const filled = all === 0 ? width : Math.round((done / all) * width)
  process.stderr.write(`\r${what.padEnd(10)} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${all} `)
  if (done >= all) process.stderr.write('\n')
}

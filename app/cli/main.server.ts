import { UnreadableSource } from '#app/features/imports/formats/table.server.ts'
import { addressAsSet } from '#app/features/settings/site-settings.server.ts'
import { closeDatabase } from '#drizzle/database.ts'
import { migrate } from '#drizzle/migrate.ts'
import { type Command, Refusal, say } from './command.ts'
import { commands } from './commands.server.ts'

/** Runs one command line and answers its exit code: 0 done, 1 refused or failed, 2 not understood. */
export async function runCommand([name, ...words]: string[]): Promise<number> {
  // A reader that has seen enough (`| head`) is no fault.
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => process.exit(fault.code === 'EPIPE' ? 0 : 1))
  if (!name || name === '--help' || name === 'help') return explain(0)
  const command = commands.find((each) => each.name === name)
  if (!command) {
    process.stderr.write(`There is no command “${name}”.\n`)
    return explain(2)
  }
  if (words.includes('--help')) {
    say(`${command.summary}\n\n${command.usage}`)
    return 0
  }
  return attempt(command, words)
}

function explain(code: number) {
  say('Usage: npm run aflora -- <command> [--help]\n')
  for (const { name, summary } of commands) say(`  ${name.padEnd(14)} ${summary}`)
  return code
}

async function attempt(command: Command, words: string[]) {
  try {
    if (command.needsDatabase?.(words) ?? true) await prepare()
    await command.run(words)
    return 0
  } catch (fault) {
    process.stderr.write(`${sentence(fault, command)}\n`)
    return isUsage(fault) ? 2 : 1
  } finally {
    await closeDatabase()
  }
}

async function prepare() {
  await migrate()
  await addressAsSet()
}

const isUsage = (fault: unknown) => String((fault as { code?: string })?.code ?? '').startsWith('ERR_PARSE_ARGS')

function sentence(fault: unknown, command: Command) {
  if (fault instanceof Refusal || fault instanceof UnreadableSource) return fault.message
  if (fault instanceof Response) return fault.status === 404 ? 'There is nothing of that name.' : 'That is not allowed.'
  if (isUsage(fault)) return `${(fault as Error).message}\n\n${command.usage}`
  const told = fault instanceof Error ? fault.message : String(fault)
  return process.env.LOG_LEVEL === 'debug' && fault instanceof Error ? String(fault.stack) : told
}

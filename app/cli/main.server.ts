import { stdout } from 'node:process'

type Command = { summary: string; run: (words: string[]) => Promise<number> }

/** Every command of `npm run aflora -- <command>`, in the order help lists them. */
const commands: Record<string, Command> = {}

/** Runs one command line and returns its exit code. */
export async function runCommand([name, ...words]: string[]): Promise<number> {
  const command = name && commands[name]
  if (command) return command.run(words)
  const lines = Object.entries(commands).map(([command, { summary }]) => `  ${command.padEnd(12)} ${summary}`)
  stdout.write(['Usage: npm run aflora -- <command> [--help]', '', ...lines, ''].join('\n'))
  return !name || name === '--help' ? 0 : 1
}

import { vi } from 'vitest'
import { countCommand } from '#app/cli/count.server.ts'

/** What `aflora count` makes of a file. */
export async function countedFrom(file: string, rule: string) {
  const said: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  await countCommand.run([file, '--rule', rule, '--json']).finally(() => spy.mockRestore())
  return JSON.parse(said.join('')) as { winners: string[] }
}

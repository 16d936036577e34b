import { emailField } from '#app/web/text-fields.server.ts'
import { Refusal } from './command.ts'

/** An address as it is stored, from what was typed. */
export function readEmail(typed: string | undefined): string {
  if (!typed) throw new Refusal('Say whose e-mail address it is.')
  const read = emailField().safeParse(typed)
  if (!read.success) throw new Refusal(`“${typed}” is not an e-mail address.`)
  return read.data
}

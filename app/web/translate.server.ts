import { m } from '#app/paraglide/messages.js'
import type { Language } from '#app/web/languages.ts'
import { requestContext } from '#app/web/request-context.server.ts'

type Parameters = Record<string, string | number>
type Message = (parameters: Parameters, options: { locale: Language }) => string

const messages = m as unknown as Record<string, Message>

/**
 * The text of a message whose key is known only at run time: a Zod issue, a refusal's reason.
 * An unknown key is answered by `otherwise`, so that no person ever reads a key.
 */
export function translate(
  key: string,
  parameters: Parameters = {},
  { locale = requestContext().locale, otherwise = 'errors_invalid' }: { locale?: Language; otherwise?: string } = {},
): string {
  const message = messages[isMessageKey(key) ? key : otherwise] as Message
  return message(parameters, { locale })
}

export function isMessageKey(key: string) {
  return /^[a-z][a-z0-9_]*$/.test(key) && Object.hasOwn(messages, key)
}

import * as all from '#app/paraglide/messages/_index.js'
import { copyOf } from '#app/web/address-people.server.ts'
import type { Language } from '#app/web/languages.ts'

// Stands in for app/paraglide/messages.js on the server: whoever asks for a message in a language gets it in the form
// of address the site has chosen, so that no mail, problem or sheet can forget to.

type Message = (inputs?: object, options?: { locale?: Language }) => string

const inCopy =
  (say: Message): Message =>
  (inputs, options) =>
    options?.locale
      ? (say as (inputs: unknown, options: unknown) => string)(inputs, { locale: copyOf(options.locale) })
      : say(inputs)

export const m = Object.fromEntries(
  Object.entries(all).map(([key, say]) => [key, inCopy(say as Message)]),
) as unknown as typeof all

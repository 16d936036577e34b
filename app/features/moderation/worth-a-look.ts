export type WorthALook = 'phone' | 'email' | 'links'

/** Digits with what people put between them; taken whole, so that a long text is read once. */
const numbers = /[\d+(][\d ().+-]*/g
const email = /[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,4}[a-z]{2,}/i
const link = /https?:\/\/|www\./gi
const fewLinks = 2

/** What a moderator should look at twice in a text: it may give somebody away, or be advertising. */
export function worthALook(text: string): WorthALook[] {
  const found: WorthALook[] = []
  if ((text.match(numbers) ?? []).some(isPhone)) found.push('phone')
  if (email.test(text)) found.push('email')
  if ((text.match(link) ?? []).length > fewLinks) found.push('links')
  return found
}

/** Nine to fifteen digits (ITU-T E.164 allows no more): with a country code, in one piece, or in groups of a few. */
function isPhone(number: string) {
  const groups = number.match(/\d+/g) ?? []
  const digits = groups.join('').length
  if (digits < 9 || digits > 15) return false
  if (number.startsWith('+') || groups.length === 1) return true
  return groups.length >= 3 && groups.every((group) => group.length <= 5)
}

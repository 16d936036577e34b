/** Providers that deliver mail to the same person whatever dots stand before the @. */
const dotless = new Set(['gmail.com', 'googlemail.com'])

/**
 * The mailbox behind an address: what follows a + goes, and dots where its provider does not read them. Sub-addresses
 * are as in RFC 5233. Empty for what is no address. Ranking definition 5.6.
 */
export function mailboxOf(address: string): string {
  const at = address.lastIndexOf('@')
  if (at < 1) return ''
  const domain = address.slice(at + 1).toLowerCase()
  const [name = ''] = address.slice(0, at).toLowerCase().split('+')
  const house = domain === 'googlemail.com' ? 'gmail.com' : domain
  return `${dotless.has(domain) ? name.replaceAll('.', '') : name}@${house}`
}

import { foldWords } from '#app/features/ideas/text-rules/fold-words.ts'

/** A rule without a space and with a dot inside is a domain, and means all beneath it; anything else is words. */
const isDomain = (rule: string) => /^[^\s.]+(\.[^\s.]+)+$/.test(rule)

/** The first of the rules that a text meets, as it was written down; whole words only. */
export function findRule(text: string, rules: string[]): string | undefined {
  if (rules.length === 0) return undefined
  const words = ` ${foldWords(text).join(' ')} `
  const domains = rules.some(isDomain) ? domainsIn(text) : new Set()
  return rules.find((rule) => {
    if (isDomain(rule)) return domains.has(asHost(rule))
    const wanted = foldWords(rule).join(' ')
    return wanted !== '' && words.includes(` ${wanted} `)
  })
}

/** Every host a text names, and every domain above each. */
function domainsIn(text: string) {
  const found = new Set<string>()
  for (const host of new Set(hostsIn(text))) {
    const labels = host.split('.')
    for (let from = 0; from < labels.length; from++) found.add(labels.slice(from).join('.'))
  }
  return found
}

/** RFC 1035, section 2.3.4. */
const longestHost = 253

/** Everything in a text that a reader could take for the name of a host. */
function hostsIn(text: string) {
  const plain = text
    .normalize('NFKC')
    .replace(/[。｡]/g, '.')
    .replace(/\p{Cf}/gu, '')
  return plain
    .split(/[^\p{L}\p{N}.-]+/u)
    .filter((part) => part.includes('.') && part.length <= longestHost)
    .map((part) => asHost(part.replace(/^[.-]+/, '').replace(/[.-]+$/, '')))
}

/** As browsers ask for it, so that letters of all scripts are compared as they are looked up. */
function asHost(name: string) {
  return URL.canParse(`http://${name}`) ? new URL(`http://${name}`).hostname : name.toLowerCase()
}

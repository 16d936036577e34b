import { groupBy } from './group-by.ts'
import { mailboxOf } from './mailbox-of.ts'
import { throwawayDomains } from './throwaway-domains.ts'
import type { TracedVoter } from './traced-vote.ts'

/** So many numbered addresses are a string of them, where they are half of all that their domain has here. */
const longString = 5
const shareOfDomain = 0.5

export interface SuspiciousMails {
  /** People who share a mailbox with another voter. */
  mailbox: string[][]
  /** People with an address that lives for minutes, by domain. */
  throwaway: string[][]
  /** Five or more addresses of one domain that differ in nothing but a number. */
  numbered: string[][]
}

/** What addresses alone tell; each group holds the ids of voters. Ranking definition 5.6. */
export function suspiciousMails(voters: Iterable<TracedVoter>): SuspiciousMails {
  const known = [...voters].filter(({ mail }) => mailboxOf(mail) !== '')
  const idsOf = (groups: Map<string, TracedVoter[]>, least: number) =>
    [...groups.values()].filter((some) => some.length >= least).map((some) => some.map(({ id }) => id))
  const throwaway = known.filter(({ mail }) => throwawayDomains.has(domainOf(mail)))
  return {
    mailbox: idsOf(
      groupBy(known, ({ mail }) => mailboxOf(mail)),
      2,
    ),
    throwaway: idsOf(
      groupBy(throwaway, ({ mail }) => domainOf(mail)),
      1,
    ),
    numbered: idsOf(stringsAmong(known), longString),
  }
}

/** `anna7@` and `anna8@` of a provider of thousands are two Annas; on a domain with little else they are a string. */
function stringsAmong(known: TracedVoter[]) {
  const numbered = known.filter(({ mail }) => /\d@/.test(mailboxOf(mail)))
  const inDomain = groupBy(known, ({ mail }) => domainOf(mail))
  const strings = groupBy(numbered, ({ mail }) => stemOf(mail))
  for (const [stem, some] of strings) {
    const all = inDomain.get(domainOf(some[0]?.mail ?? ''))?.length ?? 0
    if (some.length < all * shareOfDomain) strings.delete(stem)
  }
  return strings
}

const domainOf = (mail: string) => mailboxOf(mail).split('@')[1] ?? ''

const stemOf = (mail: string) => mailboxOf(mail).replace(/\d{1,9}@/, '#@')

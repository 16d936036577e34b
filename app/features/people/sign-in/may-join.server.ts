import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { openInvitationFor } from '#drizzle/queries/invitations.ts'
import { personByEmail, relationsOf } from '#drizzle/queries/people.ts'

export type Standing = 'welcome' | 'invited-only' | 'suspended'

/**
 * Whether whoever proves this address may have an account: those who have one, and everybody else
 * unless the organisation takes only invited people and its own domains.
 */
export async function mayJoin(email: string, now = new Date()): Promise<Standing> {
  const person = await personByEmail(email)
  if (person?.suspendedAt) return 'suspended'
  if (person?.kind === 'account') return 'welcome'
  const { signUp, employeeDomains } = await siteSettings()
  if (signUp === 'open' || employeeDomains.includes(domainOf(email))) return 'welcome'
  const { invitedTo } = await relationsOf('', email)
  return invitedTo.length > 0 || (await openInvitationFor(email, now)) ? 'welcome' : 'invited-only'
}

/** Employees are known by the domain of their address. */
export async function affiliationOf(email: string): Promise<'employee' | 'customer'> {
  const { employeeDomains } = await siteSettings()
  return employeeDomains.includes(domainOf(email)) ? 'employee' : 'customer'
}

const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1)

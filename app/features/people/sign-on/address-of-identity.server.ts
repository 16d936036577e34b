import type { Identity } from '#app/features/people/sign-on/read-identity.ts'
import { emailField } from '#app/web/text-fields.server.ts'
import type { ProviderRow } from '#drizzle/queries/sign-on.ts'

export type AddressOf =
  | { ok: true; email: string }
  | { ok: false; reason: 'sign_on_no_address' | 'sign_on_not_verified' | 'sign_on_other_domain' }

/**
 * The address an identity brings, as every verb stores it. A provider may speak only for its own domains, where they
 * are named, and only about addresses it says it has checked; for its own domains its word can be taken as it is.
 */
export function addressOfIdentity({ domains, trustsAddresses }: ProviderRow, identity: Identity): AddressOf {
  const email = emailField().safeParse(identity.email).data
  if (!email) return { ok: false, reason: 'sign_on_no_address' }
  const domain = email.slice(email.lastIndexOf('@') + 1)
  if (domains.length > 0 && !domains.includes(domain)) return { ok: false, reason: 'sign_on_other_domain' }
  const isChecked = identity.emailVerified || (trustsAddresses && domains.length > 0)
  return isChecked ? { ok: true, email } : { ok: false, reason: 'sign_on_not_verified' }
}

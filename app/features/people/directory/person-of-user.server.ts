import type { UserWish } from '#app/features/people/directory/scim-bodies.server.ts'
import { scimProblem } from '#app/features/people/directory/scim-problem.server.ts'
import { openAccount } from '#app/features/people/sign-in/open-account.server.ts'
import { addressOfIdentity } from '#app/features/people/sign-on/address-of-identity.server.ts'
import { nameAccount } from '#app/features/people/sign-on/name-account.server.ts'
import { translate } from '#app/web/translate.server.ts'
import { type PersonRow, personByEmail, personById } from '#drizzle/queries/people.ts'
import { scimUserOfPerson } from '#drizzle/queries/scim.ts'
import { identitiesOf, type ProviderRow, personByIdentity } from '#drizzle/queries/sign-on.ts'

/**
 * Whom a directory means, inside the caller's transaction: whoever signs on with its provider under this id; else the
 * account with this address, where the provider may speak for it; else a new account. Throws SCIM's error otherwise.
 */
export async function personOfUser(provider: ProviderRow, wish: UserWish, now: Date): Promise<PersonRow> {
  const known = wish.externalId ? await personByIdentity(provider.issuer, wish.externalId) : undefined
  if (known) return known
  const address = addressOfIdentity(provider, {
    ...{ issuer: provider.issuer, subject: wish.externalId, name: '', groups: [] },
    ...{ email: addressIn(wish), emailVerified: true },
  })
  if (!address.ok) throw scimProblem(400, translate(address.reason, { provider: provider.name }), 'invalidValue')
  const holder = await personByEmail(address.email)
  if (holder?.kind === 'account') return (await isTheirs(provider, holder)) ? holder : refuseStranger()
  const proof = { email: address.email, provesAddress: true, guests: [], name: '', next: '/' }
  const id = await openAccount(proof, holder, now, provider.affiliation)
  const { displayName, name } = wish
  const told = displayName || name.formatted || [name.givenName, name.familyName].filter(Boolean).join(' ')
  await nameAccount((await personById(id)) as PersonRow, told)
  return (await personById(id)) as PersonRow
}

const addressIn = ({ emails, userName }: UserWish) =>
  (emails.find(({ primary }) => primary) ?? emails[0])?.value || userName

/** An address alone hands no account over, unless it is one the provider gives out, and was proved. */
async function isTheirs({ id, issuer, domains }: ProviderRow, { id: personId, email, emailConfirmedAt }: PersonRow) {
  if (await scimUserOfPerson(id, personId)) return true
  if ((await identitiesOf(personId)).some(({ identity }) => identity.issuer === issuer)) return true
  const domain = email?.slice(email.lastIndexOf('@') + 1) ?? ''
  return emailConfirmedAt !== null && domains.includes(domain)
}

function refuseStranger(): never {
  throw scimProblem(
    409,
    'There is an account with this address. Name its domain at the provider here, or let its owner connect first.',
    'uniqueness',
  )
}

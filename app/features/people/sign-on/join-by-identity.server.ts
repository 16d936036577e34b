import { audit } from '#app/features/events/audit.server.ts'
import { adoptGuest } from '#app/features/people/adopt-guest.server.ts'
import { openAccount } from '#app/features/people/sign-in/open-account.server.ts'
import { type AddressOf, addressOfIdentity } from '#app/features/people/sign-on/address-of-identity.server.ts'
import { applyRights } from '#app/features/people/sign-on/apply-rights.server.ts'
import { nameAccount } from '#app/features/people/sign-on/name-account.server.ts'
import type { Identity } from '#app/features/people/sign-on/read-identity.ts'
import { openInvitationFor } from '#drizzle/queries/invitations.ts'
import { type PersonRow, personByEmail, personById, relationsOf } from '#drizzle/queries/people.ts'
import { scimUsersWhere } from '#drizzle/queries/scim.ts'
import {
  addIdentity,
  identitiesOf,
  type ProviderRow,
  personByIdentity,
  touchIdentity,
} from '#drizzle/queries/sign-on.ts'

export type JoinedBySignOn =
  | { ok: true; person: PersonRow; adopted: string[] }
  | { ok: false; reason: 'sign_on_connect'; personId: string }
  | { ok: false; reason: 'people_suspended' | 'sign_on_no_new' | Extract<AddressOf, { ok: false }>['reason'] }

/**
 * The account of somebody a provider vouches for, inside the caller's transaction. Its subject decides who that is;
 * an address never does: who has an account with this address already is asked to sign in to it first.
 * `guests` are the visitor ids of this browser, whose ideas and votes come along.
 */
export async function joinByIdentity(
  provider: ProviderRow,
  identity: Identity,
  guests: string[],
  now = new Date(),
): Promise<JoinedBySignOn> {
  const known = await personByIdentity(identity.issuer, identity.subject)
  if (known?.suspendedAt) return { ok: false, reason: 'people_suspended' }
  const found = known ?? (await openFor(provider, identity, guests, now))
  if ('reason' in found) return found
  const adopted: string[] = []
  for (const guest of guests) if (await adoptGuest(guest, found.id, now)) adopted.push(guest)
  await touchIdentity(identity.issuer, identity.subject, { email: identity.email.slice(0, 254), usedAt: now })
  // The guest who became the account brings the votes that waited under the same id.
  if (!known) adopted.push(found.id)
  const person = (await personById(found.id)) as PersonRow
  return { ok: true, person: await applyRights(provider, identity, person, now), adopted }
}

type Opened = { id: string } | Exclude<JoinedBySignOn, { ok: true }>

async function openFor(provider: ProviderRow, identity: Identity, guests: string[], now: Date): Promise<Opened> {
  const listed = await listedPerson(provider, identity, now)
  if (listed) return listed
  const address = addressOfIdentity(provider, identity)
  if (!address.ok) return address
  const { email } = address
  const holder = await personByEmail(email)
  if (holder?.suspendedAt) return { ok: false, reason: 'people_suspended' }
  if (holder?.kind === 'account') return { ok: false, reason: 'sign_on_connect', personId: holder.id }
  if (!provider.opensAccounts && !(await isInvited(email, now))) return { ok: false, reason: 'sign_on_no_new' }
  const proof = { email, provesAddress: true, guests, name: '', next: '/' }
  const id = await openAccount(proof, holder, now, provider.affiliation)
  await nameAccount((await personById(id)) as PersonRow, identity.name)
  await addIdentity({ issuer: identity.issuer, subject: identity.subject, personId: id, email, usedAt: now })
  const about = { subject: 'person' as const, subjectId: id, after: { provider: provider.name } }
  await audit({ id }, 'sign-on.connected', about, now)
  return { id }
}

/** Whom the provider's directory has named by this very subject: its own word about its own id, never an address. */
async function listedPerson(provider: ProviderRow, identity: Identity, now: Date): Promise<Opened | undefined> {
  const { issuer, subject } = identity
  const [found] = await scimUsersWhere(provider.id, { externalId: subject }, 1, 0)
  if (!found) return undefined
  if (found.person.suspendedAt) return { ok: false, reason: 'people_suspended' }
  const isConnected = (await identitiesOf(found.person.id)).some((one) => one.identity.issuer === issuer)
  if (found.person.kind !== 'account' || isConnected) return undefined
  await addIdentity({ issuer, subject, personId: found.person.id, email: identity.email.slice(0, 254), usedAt: now })
  const about = { subject: 'person' as const, subjectId: found.person.id, after: { provider: provider.name } }
  await audit({ id: found.person.id }, 'sign-on.connected', about, now)
  return { id: found.person.id }
}

async function isInvited(email: string, now: Date) {
  return Boolean(await openInvitationFor(email, now)) || (await relationsOf('', email)).invitedTo.length > 0
}

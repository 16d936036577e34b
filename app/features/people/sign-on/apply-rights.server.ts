import { audit } from '#app/features/events/audit.server.ts'
import type { Identity } from '#app/features/people/sign-on/read-identity.ts'
import { rightsOfGroups } from '#app/features/people/sign-on/rights-of-groups.ts'
import { newId } from '#drizzle/ids.ts'
import { changePerson, type PersonRow, personById } from '#drizzle/queries/people.ts'
import { hasOtherAdmin } from '#drizzle/queries/people-lists.ts'
import { scimGroupsOfPerson } from '#drizzle/queries/scim.ts'
import { type ProviderRow, setOpenedContests } from '#drizzle/queries/sign-on.ts'

/**
 * Gives a person the rights their groups stand for, inside the caller's transaction, and takes those they no longer
 * stand for: the groups of this sign-on, and those the provider's directory keeps them in. Sessions begun under another role end. The last administrator stays one.
 */
export async function applyRights(
  provider: ProviderRow,
  identity: Identity,
  person: PersonRow,
  now: Date,
): Promise<PersonRow> {
  const listed = await scimGroupsOfPerson(provider.id, person.id)
  const groups = [...identity.groups, ...listed.flatMap(({ displayName, externalId }) => [displayName, externalId])]
  const { role: meant, contestIds } = rightsOfGroups(provider, groups)
  await setOpenedContests(person.id, provider.issuer, contestIds)
  const isLast = person.role === 'admin' && meant !== 'admin' && !(await hasOtherAdmin(person.id))
  const role = isLast ? person.role : (meant ?? person.role)
  const affiliation = provider.affiliation === 'employee' ? 'employee' : person.affiliation
  const before = { role: person.role, affiliation: person.affiliation }
  const after = { role, affiliation }
  if (before.role === role && before.affiliation === affiliation) return person
  await changePerson(person.id, { ...after, securityStamp: newId() })
  const about = { subject: 'person' as const, subjectId: person.id, before, after, reason: provider.name }
  await audit(null, 'person.changed', about, now)
  return (await personById(person.id)) as PersonRow
}

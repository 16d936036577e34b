import { record } from '#app/features/events/record.server.ts'
import { affiliationOf } from '#app/features/people/sign-in/may-join.server.ts'
import type { Proof } from '#app/features/people/sign-in/proof.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { newId } from '#drizzle/ids.ts'
import { addPerson, changePerson, type PersonRow, personById } from '#drizzle/queries/people.ts'
import { revokeSecretLinks } from '#drizzle/queries/secret-links.ts'

/**
 * A new account for a proof, inside the caller's transaction; answers its id. `known` is no account: a guest or an
 * imported person who gave this address without proving it. Without `affiliation` the address tells it.
 */
export async function openAccount(
  proof: Proof,
  known: PersonRow | undefined,
  now: Date,
  affiliation?: PersonRow['affiliation'],
) {
  const own = await ownGuest(proof.guests)
  // Whoever only claimed the address gives it back: claiming is no reason to become its owner's account.
  if (known && known.id !== own?.id) await changePerson(known.id, { email: null })
  const id = own?.id ?? newId()
  const account = {
    kind: 'account' as const,
    email: proof.email,
    emailConfirmedAt: proof.provesAddress ? now : null,
    name: own?.name || proof.name,
    affiliation: affiliation ?? (await affiliationOf(proof.email)),
    language: own?.language ?? requestContext().locale,
    securityStamp: newId(),
  }
  if (own) await changePerson(id, account)
  else await addPerson({ id, ...account, createdAt: now })
  await revokeSecretLinks(id, now)
  await record('person.joined', { id }, { subjectId: id }, now)
  if (own) await record('person.confirmed', { id }, { subjectId: id }, now)
  return id
}

/** The first guest of the proof who has a row: the one who becomes the account. */
async function ownGuest(ids: string[]) {
  for (const id of ids) {
    const person = await personById(id)
    if (person?.kind === 'guest' && !person.suspendedAt) return person
  }
  return undefined
}

import { record } from '#app/features/events/record.server.ts'
import { adoptGuest } from '#app/features/people/adopt-guest.server.ts'
import { noteSignUp } from '#app/features/people/sign-in/limit-sign-ups.server.ts'
import { affiliationOf, mayJoin } from '#app/features/people/sign-in/may-join.server.ts'
import type { Proof, SignInRefusal } from '#app/features/people/sign-in/proof.ts'
import { requestContext } from '#app/web/request-context.server.ts'
import { newId } from '#drizzle/ids.ts'
import { addPerson, changePerson, type PersonRow, personByEmail, personById } from '#drizzle/queries/people.ts'
import { revokeSecretLinks } from '#drizzle/queries/secret-links.ts'

/** `adopted` are the ids whose votes now belong to the person; their own among them when it was just confirmed. */
export type Joined = { ok: true; person: PersonRow; adopted: string[] } | SignInRefusal

/**
 * The account behind a proof, inside the caller's transaction. Without one, the guest of this browser becomes the
 * account, or a new one is made. Everything other guests of the proof wrote moves there.
 */
export async function joinAccount(proof: Proof, now = new Date()): Promise<Joined> {
  const standing = await mayJoin(proof.email, now)
  if (standing === 'suspended') return { ok: false, reason: 'people_suspended' }
  if (standing === 'invited-only') return { ok: false, reason: 'people_invited_only' }

  const known = await personByEmail(proof.email)
  const found = known?.kind === 'account' ? known : undefined
  if (!found && !(await noteSignUp(proof.email, now))) return { ok: false, reason: 'people_too_many_new' }
  const id = found?.id ?? (await openAccount(proof, known, now))
  const confirms = proof.provesAddress && !found?.emailConfirmedAt
  if (found && confirms) await confirmAddress(found, now)

  const adopted = confirms ? [id] : []
  for (const guest of proof.guests) if (await adoptGuest(guest, id, now)) adopted.push(guest)
  return { ok: true, person: (await personById(id)) as PersonRow, adopted }
}

async function confirmAddress(person: PersonRow, now: Date) {
  await changePerson(person.id, { emailConfirmedAt: now })
  await record('person.confirmed', person, { subjectId: person.id }, now)
}

/** `known` is no account: a guest or an imported person who gave this address without proving it. */
async function openAccount(proof: Proof, known: PersonRow | undefined, now: Date) {
  const own = await ownGuest(proof.guests)
  // Whoever only claimed the address gives it back: claiming is no reason to become its owner's account.
  if (known && known.id !== own?.id) await changePerson(known.id, { email: null })
  const id = own?.id ?? newId()
  const account = {
    kind: 'account' as const,
    email: proof.email,
    emailConfirmedAt: proof.provesAddress ? now : null,
    name: own?.name || proof.name,
    affiliation: await affiliationOf(proof.email),
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

import { record } from '#app/features/events/record.server.ts'
import { adoptGuest } from '#app/features/people/adopt-guest.server.ts'
import { giveInvitedRights } from '#app/features/people/give-invited-rights.server.ts'
import { isReplacedName } from '#app/features/people/replaced-name.server.ts'
import { noteSignUp } from '#app/features/people/sign-in/limit-sign-ups.server.ts'
import { mayJoin } from '#app/features/people/sign-in/may-join.server.ts'
import { openAccount } from '#app/features/people/sign-in/open-account.server.ts'
import type { Proof, SignInRefusal } from '#app/features/people/sign-in/proof.ts'
import { claimedInvitation, nameAccepted, spendInvitation } from '#drizzle/queries/invitations.ts'
import { changePerson, type PersonRow, personByEmail, personById } from '#drizzle/queries/people.ts'

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
  if (!found && proof.provesAddress) await acceptPaper(proof.email, id, now)
  const confirms = proof.provesAddress && !found?.emailConfirmedAt
  if (found && confirms) await confirmAddress(found, now)

  const adopted = confirms ? [id] : []
  for (const guest of proof.guests) if (await adoptGuest(guest, id, now)) adopted.push(guest)
  return { ok: true, person: (await personById(id)) as PersonRow, adopted }
}

/** One sheet of paper lets in one person: the account it makes uses it up. */
async function acceptPaper(email: string, id: string, now: Date) {
  const claimed = await claimedInvitation(email, now)
  if (!claimed || (claimed.email !== '' && claimed.email !== email) || !(await spendInvitation(claimed.id, now))) return
  await nameAccepted(claimed.id, email)
  const person = (await personById(id)) as PersonRow
  if (claimed.name && !person.name && !(await isReplacedName(id, claimed.name)))
    await changePerson(id, { name: claimed.name })
  await giveInvitedRights(person, { ...claimed, email }, now)
}

async function confirmAddress(person: PersonRow, now: Date) {
  await changePerson(person.id, { emailConfirmedAt: now })
  await record('person.confirmed', person, { subjectId: person.id }, now)
}

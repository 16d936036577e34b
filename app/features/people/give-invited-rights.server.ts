import { audit } from '#app/features/events/audit.server.ts'
import { newId } from '#drizzle/ids.ts'
import { addContestRole } from '#drizzle/queries/contests.ts'
import { addContestGuest, type InvitationRow } from '#drizzle/queries/invitations.ts'
import { changePerson, type PersonRow, personById } from '#drizzle/queries/people.ts'

const ranks: PersonRow['role'][] = ['member', 'owner', 'moderator', 'admin']

/** Gives a person what an invitation offers, inside the caller's transaction. Nobody loses a right they had. */
export async function giveInvitedRights(
  person: PersonRow,
  { role, affiliation, contestId, email, id }: InvitationRow,
  now: Date,
): Promise<PersonRow> {
  const offered = contestId || role === 'juror' ? 'member' : role
  const higher = ranks.indexOf(offered) > ranks.indexOf(person.role) ? offered : person.role
  const after = { role: higher, affiliation: affiliation === 'employee' ? affiliation : person.affiliation }
  const stamp = higher === person.role ? {} : { securityStamp: newId() }
  await changePerson(person.id, { ...after, ...stamp })
  if (contestId && role !== 'juror') await addContestGuest(contestId, email)
  if (contestId && (role === 'owner' || role === 'juror')) await addContestRole(contestId, person.id, role)
  const before = { role: person.role, affiliation: person.affiliation }
  await audit(
    person,
    'invitation.accepted',
    { subject: 'person', subjectId: person.id, before, after, reason: id },
    now,
  )
  return (await personById(person.id)) as PersonRow
}

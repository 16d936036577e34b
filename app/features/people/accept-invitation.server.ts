import { audit } from '#app/features/events/audit.server.ts'
import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import { joinAccount } from '#app/features/people/sign-in/join-account.server.ts'
import type { SignInRefusal } from '#app/features/people/sign-in/proof.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addContestRole } from '#drizzle/queries/contests.ts'
import { addContestGuest, type InvitationRow, invitationByHash, spendInvitation } from '#drizzle/queries/invitations.ts'
import { changePerson, type PersonRow, personByEmail, personById } from '#drizzle/queries/people.ts'

export interface InvitationCard {
  email: string
  invitedBy: string
  role: InvitationRow['role']
  affiliation: PersonRow['affiliation']
  contest: string | null
  /** Who has an account with this address signs in before accepting. */
  needsSignIn: boolean
}

export type Accepted =
  | { ok: true; person: PersonRow; adopted: string[]; next: string }
  | { ok: false; reason: 'people_invitation_over' | 'people_invitation_sign_in' }
  | SignInRefusal

/** What an invitation offers; undefined when it was used, revoked or has expired. Reading it changes nothing. */
export async function findInvitation(
  token: string,
  viewer: Viewer,
  now = new Date(),
): Promise<InvitationCard | undefined> {
  const found = await invitationByHash(hashSecret(token))
  if (!found || !isOpen(found.invitation, now)) return undefined
  const { email, role, affiliation } = found.invitation
  const needsSignIn = await isSomebodyElses(email, viewer)
  return { email, role, affiliation, invitedBy: found.invitedBy, contest: found.contest, needsSignIn }
}

/**
 * Accepts an invitation once. A new address gets its account here; one that has an account must be signed in, for
 * whoever made the invitation knows the link too and must not become somebody by it. Nobody loses a right they had.
 * `guests` are the visitor ids of this browser, whose ideas come along.
 */
export async function acceptInvitation(
  token: string,
  viewer: Viewer,
  { name, guests }: { name: string; guests: string[] },
  now = new Date(),
): Promise<Accepted> {
  return transaction(async () => {
    const found = await invitationByHash(hashSecret(token))
    if (!found || !isOpen(found.invitation, now)) return { ok: false, reason: 'people_invitation_over' }
    const { invitation, contestSlug } = found
    if (await isSomebodyElses(invitation.email, viewer)) return { ok: false, reason: 'people_invitation_sign_in' }

    const proof = { email: invitation.email, provesAddress: true, guests, name, next: '/' }
    const joined = await joinAccount(proof, now)
    if (!joined.ok) return joined
    await spendInvitation(invitation.id, now)
    const person = await giveRights(joined.person, invitation, now)
    return { ok: true, person, adopted: joined.adopted, next: nextOf(invitation, contestSlug) }
  })
}

const nextOf = ({ role }: InvitationRow, contestSlug: string | null) =>
  contestSlug ? `/c/${contestSlug}${role === 'juror' ? '/jury' : ''}` : '/'

async function isSomebodyElses(email: string, viewer: Viewer) {
  const person = await personByEmail(email)
  return person?.kind === 'account' && !(viewer.kind === 'account' && viewer.id === person.id)
}

function isOpen({ acceptedAt, revokedAt, expiresAt }: InvitationRow, now: Date) {
  return !acceptedAt && !revokedAt && expiresAt > now
}

const ranks: PersonRow['role'][] = ['member', 'owner', 'moderator', 'admin']

async function giveRights(person: PersonRow, { role, affiliation, contestId, email, id }: InvitationRow, now: Date) {
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

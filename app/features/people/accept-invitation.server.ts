import { giveInvitedRights } from '#app/features/people/give-invited-rights.server.ts'
import { invitationToken } from '#app/features/people/invitations/paper-code.server.ts'
import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import { joinAccount } from '#app/features/people/sign-in/join-account.server.ts'
import type { SignInRefusal } from '#app/features/people/sign-in/proof.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { type InvitationRow, invitationByHash, nameAccepted, spendInvitation } from '#drizzle/queries/invitations.ts'
import { type PersonRow, personByEmail } from '#drizzle/queries/people.ts'

export interface InvitationCard {
  email: string
  invitedBy: string
  role: InvitationRow['role']
  affiliation: PersonRow['affiliation']
  contest: string | null
  /** Who has an account with this address signs in before accepting. */
  needsSignIn: boolean
  /** It came on paper: who holds it says which address is theirs, and proves it by a code. */
  asksAddress: boolean
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
  const found = await invitationByHash(hashSecret(invitationToken(token)))
  if (!found || !isOpen(found.invitation, now)) return undefined
  const { email, role, affiliation, printed } = found.invitation
  const isSignedIn = viewer.kind === 'account'
  const needsSignIn = printed ? isSignedIn && !isFor(email, viewer) : await isSomebodyElses(email, viewer)
  const card = { email, role, affiliation, invitedBy: found.invitedBy, contest: found.contest }
  return { ...card, needsSignIn, asksAddress: printed && !isSignedIn }
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
    const found = await invitationByHash(hashSecret(invitationToken(token)))
    if (!found || !isOpen(found.invitation, now)) return { ok: false, reason: 'people_invitation_over' }
    const { invitation, contestSlug } = found
    // Paper can be picked up by anybody, so its address is proved first; a letter has proved its own by arriving.
    const stops = invitation.printed
      ? !isFor(invitation.email, viewer)
      : await isSomebodyElses(invitation.email, viewer)
    if (stops) return { ok: false, reason: 'people_invitation_sign_in' }

    const email = invitation.printed ? (viewer.email ?? '') : invitation.email
    const proof = { email, provesAddress: !invitation.printed, guests, name, next: '/' }
    const joined = await joinAccount(proof, now)
    if (!joined.ok) return joined
    await spendInvitation(invitation.id, now)
    if (invitation.printed) await nameAccepted(invitation.id, email)
    const person = await giveInvitedRights(joined.person, { ...invitation, email }, now)
    return { ok: true, person, adopted: joined.adopted, next: nextOf(invitation, contestSlug) }
  })
}

/** Whether this person has accepted the invitation themselves. */
export async function acceptedBy(token: string, viewer: Viewer) {
  const found = await invitationByHash(hashSecret(invitationToken(token)))
  const { acceptedAt, email } = found?.invitation ?? {}
  return Boolean(acceptedAt) && viewer.kind === 'account' && viewer.email === email
}

const nextOf = ({ role }: InvitationRow, contestSlug: string | null) =>
  contestSlug ? `/c/${contestSlug}${role === 'juror' ? '/jury' : ''}` : '/'

/** Whether a printed invitation may be accepted by this person, who has proved an address. */
const isFor = (email: string, viewer: Viewer) =>
  viewer.kind === 'account' && viewer.confirmed && Boolean(viewer.email) && (email === '' || email === viewer.email)

async function isSomebodyElses(email: string, viewer: Viewer) {
  const person = await personByEmail(email)
  return person?.kind === 'account' && !(viewer.kind === 'account' && viewer.id === person.id)
}

function isOpen({ acceptedAt, revokedAt, expiresAt }: InvitationRow, now: Date) {
  return !acceptedAt && !revokedAt && expiresAt > now
}

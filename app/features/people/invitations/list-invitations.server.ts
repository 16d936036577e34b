import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { paperPurpose } from '#app/features/people/invitations/invite-list.server.ts'
import { groupedCode } from '#app/features/people/invitations/paper-code.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { unseal } from '#app/web/seal.server.ts'
import { transaction } from '#drizzle/database.ts'
import {
  countInvitations,
  type InvitationRow,
  type InvitationState,
  listedInvitations,
  openSlips,
  revokeInvitation,
} from '#drizzle/queries/invitations.ts'

export const invitationStates = ['open', 'accepted', 'expired', 'revoked'] as const
const pageSize = 100

/** What became of invitations, the newest first, and how many are in each state. Throws 404 for those who may not. */
export async function listInvitations(viewer: Viewer, url: URL, now = new Date()) {
  insist(can(viewer, 'site.administer'))
  const state = invitationStates.find((one) => one === url.searchParams.get('state')) ?? 'open'
  const batchId = url.searchParams.get('list')?.match(/^[0-9a-z]{26}$/)?.[0]
  const page = Math.min(1000, Math.max(0, Number.parseInt(url.searchParams.get('page') ?? '0', 10) || 0))
  const rows = await listedInvitations({ state, batchId, limit: pageSize + 1, offset: page * pageSize }, now)
  const counts: Record<InvitationState, number> = { open: 0, accepted: 0, expired: 0, revoked: 0 }
  for (const one of invitationStates) counts[one] = await countInvitations(one, batchId, now)
  const isPrintable = Boolean(batchId) && (await openSlips(batchId as string, now)).length > 0
  return {
    ...{ state, batchId, page, counts, isPrintable },
    hasMore: rows.length > pageSize,
    invitations: rows.slice(0, pageSize).map(({ invitation, invitedBy }) => described(invitation, invitedBy)),
  }
}

function described(row: InvitationRow, invitedBy: string) {
  const { id, email, name, printed, batchId, acceptedAt, revokedAt, expiresAt, createdAt } = row
  const when = acceptedAt ?? revokedAt ?? expiresAt
  return { id, email, name, printed, batchId, invitedBy, when: when.toISOString(), sentAt: createdAt.toISOString() }
}

/** The sheets of a list that nobody has used yet; a sheet whose code cannot be opened any more is left out. */
export async function slipsOf(viewer: Viewer, batchId: string, now = new Date()) {
  insist(can(viewer, 'site.administer'))
  const rows = await openSlips(batchId, now)
  return rows.flatMap(({ id, name, email, sealedToken, expiresAt }) => {
    const code = unseal(paperPurpose, sealedToken)
    return code ? [{ id, name, email, code: groupedCode(code), expiresAt: expiresAt.toISOString() }] : []
  })
}

/** Takes back an invitation nobody has accepted; its link and its paper stop working at once. */
export async function takeBackInvitation(viewer: Viewer, id: string, now = new Date()) {
  insist(can(viewer, 'site.administer'))
  await transaction(async () => {
    await revokeInvitation(id, now)
    await audit(viewer, 'invitation.revoked', { subject: 'person', subjectId: id }, now)
  })
}

import { audit } from '#app/features/events/audit.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { lookOverList } from '#app/features/people/invitations/look-over-list.server.ts'
import { newPaperCode } from '#app/features/people/invitations/paper-code.server.ts'
import type { ListLine } from '#app/features/people/invitations/read-list.server.ts'
import { queueInvitation } from '#app/features/people/invite-person.server.ts'
import { hashSecret, newSessionSecret } from '#app/features/people/session-cookie.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { seal } from '#app/web/seal.server.ts'
import { transaction } from '#drizzle/database.ts'
import { newId } from '#drizzle/ids.ts'
import { addInvitation, invitationsSince } from '#drizzle/queries/invitations.ts'

const day = 24 * 60 * 60 * 1000

/** Documented in SECURITY.md; a change here is a change there. */
const mostPerDay = 1000

export const paperPurpose = 'invitation-code'

export interface ListWanted {
  list: string
  /** Letters by mail, or sheets to print and hand over. */
  by: 'mail' | 'paper'
  affiliation: 'customer' | 'employee'
  days: number
}

export type InvitedList =
  | { ok: true; batchId: string; sent: number }
  | { ok: false; reason: 'invite_list_unreadable' | 'invite_list_empty' | 'invite_list_too_long' }
  | { ok: false; reason: 'invite_list_nobody' | 'invite_list_enough' }

/** Invites everybody on a list whose line is right, as ordinary members. Throws 404 for those who may not. */
export async function inviteList(viewer: Viewer, wanted: ListWanted, now = new Date()): Promise<InvitedList> {
  insist(can(viewer, 'site.administer'))
  return transaction(async () => {
    const looked = await lookOverList(wanted.list, wanted.by === 'mail', now)
    if (!looked.ok) return looked
    const lines = looked.lines.filter(({ wrong }) => !wrong)
    if (lines.length === 0) return { ok: false, reason: 'invite_list_nobody' }
    const today = await invitationsSince(viewer.id, new Date(now.getTime() - day))
    if (today + lines.length > mostPerDay) return { ok: false, reason: 'invite_list_enough' }
    const batchId = newId()
    for (const line of lines) await write(viewer, { ...wanted, batchId, line }, now)
    const after = { by: wanted.by, affiliation: wanted.affiliation, days: wanted.days, people: lines.length }
    await audit(viewer, 'people.invited', { subject: 'person', subjectId: batchId, after }, now)
    return { ok: true, batchId, sent: lines.length }
  })
}

type One = Pick<ListWanted, 'by' | 'affiliation' | 'days'> & { batchId: string; line: ListLine }

async function write(viewer: Viewer, { by, affiliation, days, batchId, line }: One, now: Date) {
  const printed = by === 'paper'
  const token = printed ? newPaperCode() : newSessionSecret()
  const { email, name } = line
  await addInvitation({
    ...{ id: newId(), tokenHash: hashSecret(token), email, name, batchId, printed, affiliation, role: 'member' },
    ...{ sealedToken: printed ? seal(paperPurpose, token) : '', invitedBy: viewer.id, createdAt: now },
    expiresAt: new Date(now.getTime() + days * day),
  })
  if (!printed) await queueInvitation(viewer, { email, token, contest: undefined, role: 'member', days }, now)
}

import { invitationToken } from '#app/features/people/invitations/paper-code.server.ts'
import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import { askForCode } from '#app/features/people/sign-in/ask-for-code.server.ts'
import { m } from '#app/paraglide/messages.js'
import { transaction } from '#drizzle/database.ts'
import { claimInvitation, invitationByHash } from '#drizzle/queries/invitations.ts'

type Claimed = { ok: true; cookie: string } | { ok: false; message: string }

/**
 * Who holds a printed invitation says which address is theirs; a code goes there, and only who enters it is let in.
 * The last address said counts. Where the sheet names an address, no other one does.
 */
export async function claimPaper(token: string, email: string, request: Request, now = new Date()): Promise<Claimed> {
  const code = invitationToken(token)
  const claimed = await transaction(async () => {
    const found = await invitationByHash(hashSecret(code))
    if (!found || (found.invitation.email !== '' && found.invitation.email !== email)) return found ? 'other' : 'over'
    return (await claimInvitation(found.invitation.id, email, now)) ? 'done' : 'over'
  })
  if (claimed === 'over') return { ok: false, message: m.people_invitation_over() }
  if (claimed === 'other') return { ok: false, message: m.invite_paper_other() }
  return askForCode(request, { email, next: `/join/${code}` }, now)
}

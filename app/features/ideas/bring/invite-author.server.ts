import { findContest } from '#app/features/contests/find-contest.server.ts'
import { audit } from '#app/features/events/audit.server.ts'
import { isInvited, newClaimToken } from '#app/features/ideas/bring/claim-token.server.ts'
import { queueAuthorMail } from '#app/features/ideas/bring/queue-author-mail.server.ts'
import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { type BroughtRow, broughtIdea, changeBrought } from '#drizzle/queries/bringing.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

const day = 24 * 60 * 60 * 1000

/** How long the author has to answer. Documented in SECURITY.md; a change here is a change there. */
export const claimLifetime = 30 * day

export type InvitedAuthor =
  | { ok: true; mail: 'sent' | 'none' | 'twice' }
  | { ok: false; reason: 'answered' | 'gone' | 'enough' }

/**
 * Invites the author of what was brought from elsewhere to own it: makes the link, and mails it where an address is given.
 * A link that works stays the same one. Nobody is written to twice, whoever asks and whatever it is about: then the link
 * is there to be handed over another way (`twice`).
 */
export async function inviteAuthor(
  viewer: Viewer,
  slugOrId: string,
  { idea: ideaId, email }: { idea: string; email?: string },
  now = new Date(),
): Promise<InvitedAuthor> {
  const contest = await findContest(viewer, slugOrId, 'contest.bring')
  return transactionInTurn(contest.id, async () => {
    const { brought, idea } = await broughtHere(contest, ideaId)
    if (brought.answer) return { ok: false, reason: 'answered' }
    if (idea.state !== 'published' && idea.state !== 'held') return { ok: false, reason: 'gone' }
    const { token, invitation } = invitationFor(brought, now)
    const mail = email ? await queueAuthorMail({ email, token, idea, contest }, now) : 'none'
    if (mail === 'enough') return { ok: false, reason: 'enough' }
    await changeBrought(ideaId, { ...invitation, ...(mail === 'sent' ? { mailedAt: now } : {}) })
    await audit(viewer, 'idea.author-invited', { subject: 'idea', subjectId: ideaId, after: { mail } }, now)
    return { ok: true, mail }
  })
}

/** What was brought into this very contest; anything else is not there. */
export async function broughtHere(contest: Pick<ContestRow, 'id'>, ideaId: string) {
  const found = await broughtIdea(ideaId)
  if (found?.idea.contestId !== contest.id) throw notFound()
  return found
}

function invitationFor(brought: BroughtRow, now: Date) {
  const invitedAt = isInvited(brought, now) && brought.invitedAt ? brought.invitedAt : now
  const token = newClaimToken(brought.ideaId, invitedAt)
  const expiresAt = new Date(invitedAt.getTime() + claimLifetime)
  return { token, invitation: { claimHash: hashSecret(token), invitedAt, expiresAt, revokedAt: null } }
}

/** Takes the invitation back; its link and its paper stop working at once. */
export async function takeBackClaim(viewer: Viewer, slugOrId: string, ideaId: string, now = new Date()) {
  const contest = await findContest(viewer, slugOrId, 'contest.bring')
  return transactionInTurn(contest.id, async () => {
    await broughtHere(contest, ideaId)
    if (!(await changeBrought(ideaId, { claimHash: null, revokedAt: now }))) return { ok: false as const }
    await audit(viewer, 'idea.author-uninvited', { subject: 'idea', subjectId: ideaId }, now)
    return { ok: true as const }
  })
}

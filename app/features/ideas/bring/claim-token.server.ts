import { createHmac } from 'node:crypto'
import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import { secretsFor } from '#app/server/secrets.server.ts'
import type { BroughtRow } from '#drizzle/queries/bringing.ts'

type Invitation = Pick<BroughtRow, 'ideaId' | 'claimHash' | 'invitedAt' | 'expiresAt' | 'revokedAt' | 'answer'>

/**
 * The secret of an invitation to own an idea: made from a key outside of the database, which keeps its hash only, so that
 * the page of the team can show the same link again as long as it works.
 */
export const newClaimToken = (ideaId: string, invitedAt: Date) => tokensFor(ideaId, invitedAt)[0] as string

/** Whether the link still leads to the idea. */
export const isInvited = ({ claimHash, expiresAt, revokedAt, answer }: Invitation, now: Date) =>
  claimHash !== null && answer === null && revokedAt === null && expiresAt !== null && expiresAt > now

/** The token of an invitation that still works; undefined of any other, and of one whose key was changed twice since. */
export function claimTokenOf(row: Invitation, now: Date): string | undefined {
  if (!isInvited(row, now) || !row.invitedAt) return undefined
  return tokensFor(row.ideaId, row.invitedAt).find((token) => hashSecret(token) === row.claimHash)
}

const tokensFor = (ideaId: string, invitedAt: Date) =>
  secretsFor('brought-idea').map((key) =>
    createHmac('sha256', key).update(`${ideaId}:${invitedAt.getTime()}`).digest('base64url'),
  )

import { hashSecret } from '#app/features/people/session-cookie.server.ts'
import { transaction } from '#drizzle/database.ts'
import { addChallenge, type ChallengePurpose, spendChallenge } from '#drizzle/queries/passkeys.ts'

/** Milliseconds in which a device may answer. */
export const challengeLifetime = 5 * 60 * 1000

interface Asked {
  purpose: ChallengePurpose
  /** Hash of the session, or of the browser's secret, that asked. */
  holder: string
}

/** Remembers what a device was asked to sign. */
export async function noteChallenge(challenge: string, asked: Asked, now: Date) {
  const expiresAt = new Date(now.getTime() + challengeLifetime)
  await transaction(() => addChallenge({ challengeHash: hashSecret(challenge), ...asked, expiresAt }))
}

/** Whether this was asked of this holder lately; whatever comes of the answer, a challenge is good for one. */
export function takeChallenge(challenge: string, { purpose, holder }: Asked, now: Date) {
  return transaction(() => spendChallenge(hashSecret(challenge), purpose, holder, now))
}

import { transaction } from '#drizzle/database.ts'
import { dropOldDrafts } from '#drizzle/queries/drafts.ts'
import { dropOldKeys } from '#drizzle/queries/idempotency.ts'
import { dropOldNotifications } from '#drizzle/queries/notifications.ts'
import { dropOldChallenges } from '#drizzle/queries/passkeys.ts'
import { dropOldPushes } from '#drizzle/queries/pushes.ts'
import { dropEndedSessions } from '#drizzle/queries/sessions.ts'
import { dropSignInCodes } from '#drizzle/queries/sign-in-codes.ts'
import { dropOldSignUps } from '#drizzle/queries/sign-ups.ts'
import { dropOldProofs } from '#drizzle/queries/spent-proofs.ts'
import { dropOldTraces } from '#drizzle/queries/vote-traces.ts'

const day = 24 * 60 * 60 * 1000

/**
 * Removes what has served its time: ended sessions, what devices were asked to sign, work that was done for forms; codes, sign-ups and keys of retries after a day; what devices could not be told after thirty; drafts after ninety
 * days; news after a year; where votes came from once their contest is over.
 */
export async function tidyUp(now = new Date()) {
  await transaction(() => dropEndedSessions(now))
  await transaction(() => dropSignInCodes(new Date(now.getTime() - day)))
  await transaction(() => dropOldChallenges(now))
  await transaction(() => dropOldProofs(now))
  await transaction(() => dropOldSignUps(new Date(now.getTime() - day)))
  await transaction(() => dropOldKeys(new Date(now.getTime() - day)))
  await transaction(() => dropOldPushes(new Date(now.getTime() - 30 * day)))
  await transaction(() => dropOldTraces())
  await transaction(() => dropOldDrafts(new Date(now.getTime() - 90 * day)))
  await transaction(() => dropOldNotifications(new Date(now.getTime() - 365 * day)))
}

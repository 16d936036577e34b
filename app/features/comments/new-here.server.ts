import { env } from '#app/env.server.ts'
import { trustOf } from '#app/features/people/trust/trust-of.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { ContestFacts } from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { commentsSince } from '#drizzle/queries/comments.ts'

const hour = 60 * 60 * 1000

/** Documented in SECURITY.md; a change here is a change there. */
export const commentsOfNew = 10

/** Whether somebody new has said all they may within an hour; the front door counts for everybody. */
export async function floods(viewer: Viewer, contest: ContestFacts, now: Date) {
  if (env.RATE_LIMITS === 'off' || can(viewer, 'contest.moderate', contest).allow) return false
  if ((await commentsSince(viewer.id, new Date(now.getTime() - hour), now)) < commentsOfNew) return false
  return (await trustOf(viewer.id, now)).level === 'new'
}

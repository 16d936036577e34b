import { env } from '#app/env.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { ideasSince } from '#drizzle/queries/ideas.ts'
import { personById } from '#drizzle/queries/people.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour

/** Documented in SECURITY.md; a change here is a change there. */
export const ideasOnFirstDay = 3

/**
 * How many ideas somebody may still propose within this hour of their first day here; no limit afterwards, nor for
 * those who look after the contest. The front door counts for everybody.
 */
export async function ideasLeftOnFirstDay(viewer: Viewer, contest: ContestRow, now: Date): Promise<number> {
  if (env.RATE_LIMITS === 'off' || can(viewer, 'contest.moderate', contest).allow) return Number.POSITIVE_INFINITY
  const person = await personById(viewer.id)
  if (person && person.createdAt.getTime() <= now.getTime() - day) return Number.POSITIVE_INFINITY
  const proposed = person ? await ideasSince(viewer.id, new Date(now.getTime() - hour), now) : 0
  return Math.max(0, ideasOnFirstDay - proposed)
}

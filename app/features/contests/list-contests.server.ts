import { type ContestCardShown, contestCard } from '#app/features/contests/contest-card-shown.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { contestsFor } from '#drizzle/queries/contests.ts'

/** The contests the viewer may see in this state, those that close next first. Drafts only to their owners. */
export async function listContests(
  viewer: Viewer,
  state?: 'draft' | 'open' | 'closed' | 'concluded',
  now: Date = new Date(),
): Promise<ContestCardShown[]> {
  const found = await contestsFor(viewer, state)
  return found.map((row) => contestCard(row, now))
}

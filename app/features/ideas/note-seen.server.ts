import { recordViews } from '#app/features/ideas/record-views.server.ts'
import { readShown } from '#app/features/ideas/shown-list.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { contestById } from '#drizzle/queries/contests.ts'

/**
 * Notes which ideas of a list of ours somebody has seen: those of `seen` that stand in the signed list, or the whole
 * list. Answers whether the list was ours; a contest that the viewer may not see is passed over in silence.
 */
export async function noteSeen(viewer: Viewer, list: string, seen?: string[], now = new Date()): Promise<boolean> {
  const shown = readShown(list, now)
  if (!shown) return false
  const contest = await contestById(shown.contestId)
  if (!contest || !can(viewer, 'contest.see', contest).allow) return true
  const ids = seen ? shown.ideaIds.filter((id) => seen.includes(id)) : shown.ideaIds
  recordViews(viewer.id, ids, now)
  return true
}

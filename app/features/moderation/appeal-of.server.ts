import { type FoundThing, textOf } from '#app/features/moderation/find-thing.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { latestDecision, othersWhoModerate } from '#drizzle/queries/moderation.ts'

/** Whether the viewer may answer the appeal about a text: not who decided about it, not who wrote it. */
export async function mayAnswer(viewer: Viewer, found: FoundThing) {
  const { id, authorId } = textOf(found)
  const decidedBy = (await latestDecision(found.subject, id))?.moderatorId ?? null
  return can(viewer, 'appeal.decide', { decidedBy, authorId, contest: found.contest }).allow
}

export interface AppealShown {
  /** Who decided; empty where nobody here did. */
  by: string
  /** The viewer decided, or wrote it: somebody else answers. */
  notYours: boolean
  /** There is nobody else yet. */
  nobodyElse: boolean
}

/** What a moderator is told of an appeal besides the words of its author. */
export async function appealOf(viewer: Viewer, found: FoundThing): Promise<AppealShown> {
  const { id, authorId } = textOf(found)
  const latest = await latestDecision(found.subject, id)
  const notYours = !(await mayAnswer(viewer, found))
  const nobodyElse = notYours && !(await somebodyElse(found.contest.id, latest?.moderatorId, authorId))
  return { by: latest?.by ?? '', notYours, nobodyElse }
}

/** Whether anybody is there who may answer an appeal against a decision of this person about a text of that one. */
export async function somebodyElse(contestId: string, decidedBy: string | undefined, authorId: string) {
  const but = [decidedBy, authorId].filter((id) => id !== undefined)
  return (await othersWhoModerate(contestId, but)).length > 0
}

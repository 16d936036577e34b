import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { LetterAction, LetterFacts } from '#app/features/policy/resources.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { unionFacts } from '#app/features/unions/find-union.server.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { memberRow } from '#drizzle/queries/groups.ts'
import { letterWithPlace } from '#drizzle/queries/letters.ts'

export type FoundLetter = Awaited<ReturnType<typeof findLetter>>

/** The letter with its union and what it is about, if the viewer may do `action` with it; throws 404 or 403 otherwise. */
export async function findLetter(viewer: Viewer, id: string, action: LetterAction = 'letter.see') {
  const found = await letterWithPlace(id)
  if (!found) throw notFound()
  const { letter, union, contest, idea } = found
  const member = viewer.kind === 'account' ? await memberRow(union.id, viewer.id) : undefined
  const facts: LetterFacts = {
    authorId: letter.authorId,
    hidden: letter.hiddenAt !== null,
    union: unionFacts(union, member ? [viewer.id] : []),
    contest,
    idea: idea && contest ? { ...idea, contest } : null,
  }
  insist(can(viewer, action, facts))
  return { ...found, facts, may: (wish: LetterAction) => can(viewer, wish, facts).allow }
}

import type { Viewer } from '#app/features/policy/viewer.ts'
import { letterPath, unionPath } from '#app/features/unions/union-path.ts'
import { m } from '#app/paraglide/messages.js'
import { unionsBehind } from '#drizzle/queries/groups.ts'
import { hasLetters, visibleLetters } from '#drizzle/queries/letters.ts'
import { sharedRead } from '#drizzle/shared-read.ts'

const most = 20

/**
 * Who stands behind an idea and what was written about it, in words; the caller has asked whether it may be read, and
 * may know of what there is nothing, and whether the viewer speaks for a union.
 */
export async function ideaLines(
  viewer: Viewer,
  ideaId: string,
  known = { unions: true, letters: true, speaks: false },
) {
  const [unions, letters] = await Promise.all([
    known.unions ? unionsBehind(ideaId) : [],
    known.letters ? visibleLetters(viewer, { ideaId }, most) : [],
  ])
  return [
    ...unions.map((union) => ({
      to: unionPath(union),
      text: m.unions_endorsed_by({ name: union.name, members: m.unions_members({ n: union.members }) }),
    })),
    ...letters.map(({ letter, union }) => ({
      to: letterPath(letter),
      text: m.unions_letter_line({ name: union, title: letter.title }),
    })),
    ...(known.speaks ? [{ to: `/i/${ideaId}/endorse`, text: m.unions_speak_here() }] : []),
  ]
}

/** Letters about a contest as a whole, in words. */
export async function contestLines(viewer: Viewer, contestId: string) {
  const any = await sharedRead(`letters ${contestId}`, () => hasLetters(contestId))
  const letters = any ? await visibleLetters(viewer, { contestId }, most) : []
  return letters.map(({ letter, union }) => ({
    to: letterPath(letter),
    text: m.unions_letter_line({ name: union, title: letter.title }),
  }))
}

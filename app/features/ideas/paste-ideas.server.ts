import { ideasLeftOnFirstDay } from '#app/features/ideas/first-day.server.ts'
import { type ListedLine, readList } from '#app/features/ideas/paste/read-list.ts'
import { type SimilarIdea, similarIdeas } from '#app/features/ideas/similar-ideas.server.ts'
import { submitIdea } from '#app/features/ideas/submit-idea.server.ts'
import { lookOver } from '#app/features/ideas/text-rules/look-over.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

export interface PastedLine extends ListedLine {
  /** Probably the same idea, already in the contest. */
  exists: Pick<SimilarIdea, 'path' | 'title'> | null
}

export type Previewed = { ok: true; lines: PastedLine[] } | { ok: false; reason: 'too-many'; max: number }
export type Pasted =
  | { ok: true; added: number }
  | { ok: false; reason: 'closed' | 'none' | 'too-many' | 'new-here' | 'words'; max: number }

/** The team may bring the notes of a workshop; others a handful, so that nobody floods a contest with one press. */
export const mostPasted = (viewer: Viewer, contest: ContestRow) =>
  can(viewer, 'contest.moderate', contest).allow ? 100 : 10

/** What a pasted list would become: every line with what is odd about it. Writes nothing. */
export async function previewIdeas(
  viewer: Viewer,
  contest: ContestRow,
  list: string,
  now = new Date(),
): Promise<Previewed> {
  const lines = readList(list)
  const max = mostPasted(viewer, contest)
  if (lines.length > max) return { ok: false, reason: 'too-many', max }
  const looked: PastedLine[] = []
  for (const line of lines) looked.push({ ...line, exists: await standing(viewer, contest, line, now) })
  return { ok: true, lines: looked }
}

async function standing(viewer: Viewer, contest: ContestRow, { title, fault, repeats }: ListedLine, now: Date) {
  if (fault || repeats) return null
  const same = (await similarIdeas(viewer, contest, title, now)).find((idea) => idea.same)
  return same ? { path: same.path, title: same.title } : null
}

/** Proposes the chosen lines of a list, all of them or none. */
export async function pasteIdeas(
  viewer: Viewer,
  contest: ContestRow,
  { list, take, opened }: { list: string; take: number[]; opened?: Date },
  now = new Date(),
): Promise<Pasted> {
  const max = mostPasted(viewer, contest)
  const chosen = readList(list).filter(({ line, fault }) => take.includes(line) && fault === null)
  if (chosen.length === 0) return { ok: false, reason: 'none', max }
  if (chosen.length > max) return { ok: false, reason: 'too-many', max }
  return transaction(async () => {
    if ((await ideasLeftOnFirstDay(viewer, contest, now)) < chosen.length) return { ok: false, reason: 'new-here', max }
    const { refused } = await lookOver(
      viewer,
      contest,
      chosen.map(({ title }) => title),
      now,
    )
    if (refused !== null) return { ok: false, reason: 'words', max }
    for (const { title } of chosen) {
      const submitted = await submitIdea(viewer, contest.id, { ...plain, title, opened }, now)
      // The first is refused or none: they share one instant.
      if (!submitted.ok) return { ok: false, reason: 'closed', max }
    }
    return { ok: true, added: chosen.length }
  })
}

const plain = { body: '', beneath: '', beneathFor: 'everyone' as const, tags: [], pseudonym: '' }

import type { Marks } from '#app/features/contests/ballots/marks.ts'

export type RankStep = 'add' | 'up' | 'down' | 'first' | 'remove'

/** Ideas of a ranking, best first; those that share a rank stand together, by id. */
export const rankedIds = (marks: Marks) =>
  Object.entries(marks)
    .sort(([one, rank], [other, otherRank]) => rank - otherRank || (one < other ? -1 : 1))
    .map(([id]) => id)

/** The marks of a ranking without shared ranks. */
export const marksOf = (ids: readonly string[]): Marks => Object.fromEntries(ids.map((id, index) => [id, index + 1]))

/** A ranking after one idea was added at its end, moved, or taken off. What makes no sense changes nothing. */
export function moveRank(marks: Marks, id: string, step: RankStep): Marks {
  const ids = rankedIds(marks)
  const at = ids.indexOf(id)
  if (step === 'add') return at < 0 ? marksOf([...ids, id]) : marks
  if (at < 0) return marks
  const rest = ids.filter((each) => each !== id)
  if (step === 'remove') return marksOf(rest)
  const to = step === 'first' ? 0 : Math.max(0, step === 'up' ? at - 1 : at + 1)
  return marksOf([...rest.slice(0, to), id, ...rest.slice(to)])
}

/** A ranking with one idea put on a place, from 1; for whoever drags it there. */
export function placeRank(marks: Marks, id: string, place: number): Marks {
  const rest = rankedIds(marks).filter((each) => each !== id)
  const at = Math.max(0, place - 1)
  return marksOf([...rest.slice(0, at), id, ...rest.slice(at)])
}

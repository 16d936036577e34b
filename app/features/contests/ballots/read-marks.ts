import type { FilledBallot } from '#app/features/contests/ballots/ballots.ts'
import type { Marks } from '#app/features/contests/ballots/marks.ts'

/**
 * The marks that fields say, by idea. An empty field is no opinion, and so is nothing where points or votes are given;
 * what is no whole number stays one that no ballot takes.
 */
export function readMarks(ballot: FilledBallot, fields: Iterable<readonly [id: string, value: string]>): Marks {
  const counted = ballot === 'points' || ballot === 'quadratic' || ballot === 'rank' || ballot === 'budget'
  const marks: Marks = {}
  for (const [id, value] of fields) {
    const text = value.trim()
    const mark = /^-?\d{1,6}$/.test(text) ? Number(text) : Number.NaN
    if (text !== '' && !(counted && mark === 0)) marks[id] = mark
  }
  return marks
}

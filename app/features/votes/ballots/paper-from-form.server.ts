import type { z } from 'zod'
import { isFilled } from '#app/features/contests/ballots/ballots.ts'
import { type Marks, marksAfter } from '#app/features/contests/ballots/marks.ts'
import { readMarks } from '#app/features/contests/ballots/read-marks.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { refusalText } from '#app/features/votes/ballots/ballot-page.server.ts'
import { castPaper } from '#app/features/votes/ballots/cast-paper.server.ts'
import type { PaperForm } from '#app/features/votes/ballots/forms.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'

/** Hands in a page of a ballot. Refused for what it says, it is shown again with everything that was written. */
export async function paperFromForm(viewer: Viewer, contest: ContestRow, { shown, marks }: z.output<typeof PaperForm>) {
  const said: Marks = isFilled(contest) ? readMarks(contest.ballot, marks) : {}
  const done = await castPaper(viewer, contest.id, (standing) => marksAfter(standing, shown, said))
  if (done.ok || done.reason === 'sign-in-first') return { done }
  return { done, refused: { text: refusalText(done.reason), kept: Object.fromEntries(marks) } }
}

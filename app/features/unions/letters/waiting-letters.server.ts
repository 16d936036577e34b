import { findContest } from '#app/features/contests/find-contest.server.ts'
import { insist } from '#app/features/people/guards.server.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { letterPath } from '#app/features/unions/union-path.ts'
import { showAgo } from '#app/ui/figures/show-time.ts'
import { waitingLetters } from '#drizzle/queries/letters.ts'

const most = 100

/** Letters about a contest that wait for its team, by the time left; for those who answer there. */
export async function lettersInQueue(viewer: Viewer, contestName: string, now = new Date()) {
  const contest = await findContest(viewer, contestName, 'contest.answer')
  return inWords(await waitingLetters(contest.id, most), now)
}

/** Letters about no contest, for those who run the site. */
export async function generalLetters(viewer: Viewer, now = new Date()) {
  insist(can(viewer, 'site.administer'))
  return inWords(await waitingLetters(null, most), now)
}

function inWords(rows: Awaited<ReturnType<typeof waitingLetters>>, now: Date) {
  return rows.map(({ letter, union }) => ({
    id: letter.id,
    path: letterPath(letter),
    title: letter.title,
    union,
    left: letter.promisedBy ? showAgo(letter.promisedBy, now) : '',
    late: letter.promisedBy !== null && letter.promisedBy < now,
  }))
}

export type WaitingLetter = ReturnType<typeof inWords>[number]

import { findContest } from '#app/features/contests/find-contest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { juryOf } from '#drizzle/queries/juries.ts'

/** The jury of a contest for one of its jurors; for everybody else there is nothing here. */
export async function findJury(viewer: Viewer, name: string) {
  const contest = await findContest(viewer, name, 'contest.judge')
  const jury = await juryOf(contest.id)
  return jury ? { contest, jury } : notFound()
}

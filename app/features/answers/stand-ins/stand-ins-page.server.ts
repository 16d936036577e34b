import { findContest } from '#app/features/contests/find-contest.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { answerersOf } from '#drizzle/queries/answer-clock.ts'

export type StandInsPage = Awaited<ReturnType<typeof standInsPage>>

/** Who answers in a contest besides those who run it, for those who run it. */
export async function standInsPage(viewer: Viewer, name: string) {
  const { id, slug, title } = await findContest(viewer, name, 'contest.manage')
  const answerers = await answerersOf(id)
  return {
    ...{ slug, title },
    standIns: answerers.flatMap(({ role, person }) =>
      role === 'deputy' || role === 'escalation'
        ? [{ role, id: person.id, name: person.name || person.email || '' }]
        : [],
    ),
  }
}

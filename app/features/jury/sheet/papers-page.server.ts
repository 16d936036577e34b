import { findJury } from '#app/features/jury/find-jury.server.ts'
import { juryDue, juryState } from '#app/features/jury/jury-state.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { papersOf } from '#drizzle/queries/juries.ts'

export type PapersPage = Awaited<ReturnType<typeof papersPage>>

/** The ideas a juror was given, with how far they are. Nothing of it says whose an idea is or who supports it. */
export async function papersPage(viewer: Viewer, name: string, now = new Date()) {
  const { contest, jury } = await findJury(viewer, name)
  const papers = (await papersOf(contest.id, viewer.id)).map(({ card, idea }) => ({
    ...{ id: idea.id, title: idea.title, language: idea.language },
    state: card.state === 'submitted' ? ('submitted' as const) : card.savedAt ? ('begun' as const) : ('new' as const),
  }))
  return {
    ...{ slug: contest.slug, title: contest.title, timeZone: contest.timeZone, blind: jury.blind },
    state: juryState(contest, jury, now),
    due: juryDue(contest, jury),
    papers,
    done: papers.filter(({ state }) => state === 'submitted').length,
    /** Where to go on. */
    next: papers.find(({ state }) => state !== 'submitted')?.id ?? null,
  }
}

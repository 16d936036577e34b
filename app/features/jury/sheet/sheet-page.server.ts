import { votingIsOver } from '#app/features/contests/counts-visible.ts'
import { findJury } from '#app/features/jury/find-jury.server.ts'
import { juryDue, juryState } from '#app/features/jury/jury-state.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { papersOf } from '#drizzle/queries/juries.ts'
import { personById } from '#drizzle/queries/people.ts'

export type SheetPage = Awaited<ReturnType<typeof sheetPage>>

/**
 * One idea as a juror judges it. In a blind jury whose it is and how many support it are in the answer only when all
 * of their papers are handed in or the jury is over: an idea seen early would colour the rest.
 */
export async function sheetPage(viewer: Viewer, name: string, ideaId: string, now = new Date()) {
  const { contest, jury } = await findJury(viewer, name)
  const papers = await papersOf(contest.id, viewer.id)
  const at = papers.findIndex(({ idea }) => idea.id === ideaId)
  const found = papers[at] ?? notFound()
  const { card, idea } = found
  const state = juryState(contest, jury, now)
  const sees = !jury.blind || state === 'over' || papers.every((paper) => paper.card.state === 'submitted')
  const author = sees ? await personById(idea.authorId) : undefined
  return {
    ...{ slug: contest.slug, contestTitle: contest.title, timeZone: contest.timeZone, blind: jury.blind },
    ...{ number: at + 1, of: papers.length, state, due: juryDue(contest, jury) },
    done: papers.filter((paper) => paper.card.state === 'submitted').length,
    before: papers[at - 1]?.idea.id ?? null,
    after: papers[at + 1]?.idea.id ?? null,
    ...{ criteria: jury.criteria, scale: jury.scale },
    idea: {
      ...{ id: idea.id, title: idea.title, bodyHtml: idea.bodyHtml, language: idea.language, tags: idea.tags },
      beneath: idea.beneathFor === 'everyone' ? idea.beneath : '',
      ...(sees ? { author: idea.pseudonym || (author?.name ?? '') } : {}),
      ...(sees && votingIsOver(contest, now) ? { votes: idea.votes } : {}),
    },
    card: { scores: card.scores, comment: card.comment, submitted: card.state === 'submitted', savedAt: card.savedAt },
  }
}

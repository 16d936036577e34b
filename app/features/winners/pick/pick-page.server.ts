import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { decidedWinners } from '#app/features/jury/decided-winners.server.ts'
import type { Count } from '#app/features/winners/count-now.server.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { winnersOf } from '#drizzle/queries/counting.ts'
import { ideasByIds } from '#drizzle/queries/ideas.ts'

/** More than these are chosen by the API or the command line; a page of thousands helps nobody to choose. */
const mostShown = 50

export type PickPage = Awaited<ReturnType<typeof pickPage>>

/** The first ideas of the locked count with what was chosen so far, for the page where winners are picked. */
export async function pickPage(contest: ContestRow, count: Count) {
  const chosen = (await winnersOf(contest.id)).map(({ idea }) => idea.id)
  const decided = await decidedWinners(contest, count)
  const elected = decided.ok ? decided.winners : []
  const shown = [
    ...new Set([
      ...elected,
      ...count.order.slice(0, Math.max(mostShown, contest.places)).map((idea) => idea.id),
      ...chosen,
    ]),
  ]
  const found = new Map((await ideasByIds(shown)).map((idea) => [idea.id, idea]))
  const places = new Map(count.order.map((idea) => [idea.id, idea]))
  const ideas = shown.flatMap((id) => {
    const [idea, counted] = [found.get(id), places.get(id)]
    if (!idea || !counted) return []
    const isElected = elected.includes(id)
    return {
      ...{ id, title: idea.title, path: ideaPath(idea), place: counted.place, supporters: counted.supporters },
      elected: isElected,
      chosen: chosen.length > 0 ? chosen.includes(id) : isElected,
      reason: idea.winnerReason,
    }
  })
  return { slug: contest.slug, title: contest.title, ideas, places: contest.places, waitsForJury: !decided.ok }
}

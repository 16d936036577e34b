import type { LevelOrder } from '#app/features/ranking/counting/count-combined.ts'
import { countJury, type JuryStage } from '#app/features/ranking/counting/count-jury.ts'
import type { CountedIdea, CountResult } from '#app/features/ranking/counting/count-result.ts'
import type { JuryRow, ScorecardRow } from '#drizzle/queries/juries.ts'

export type JuryCounted = CountResult<JuryStage, CountedIdea[]>

/** What the papers handed in come to, over the ideas that were judged. */
export function countPapers(
  jury: Pick<JuryRow, 'criteria'>,
  cards: readonly ScorecardRow[],
  given: { ideas: readonly { id: string; cost: number | null }[]; seats: number; seed: string },
): JuryCounted {
  return countJury({
    candidates: given.ideas.map(({ id, cost }) => ({ id, cost })),
    seats: given.seats,
    seed: given.seed,
    criteria: jury.criteria.map(({ id, weight }) => ({ id, weight })),
    scorecards: cards
      .filter(({ state }) => state === 'submitted')
      .map(({ ideaId, jurorId, scores }) => ({ idea: ideaId, judge: jurorId, scores })),
  })
}

/** The order as groups of ideas that have exactly the same score; ideas nobody judged are left out. */
export function levelsOf({ order }: Pick<JuryCounted, 'order'>): LevelOrder {
  const groups: string[][] = []
  let before: string | undefined
  for (const { id, exact, supporters } of order) {
    if (supporters === 0) continue
    if (exact === before) groups.at(-1)?.push(id)
    else groups.push([id])
    before = exact
  }
  return groups
}

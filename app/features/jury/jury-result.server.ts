import { countPapers, type JuryCounted, levelsOf } from '#app/features/jury/count-papers.ts'
import { juryState } from '#app/features/jury/jury-state.ts'
import { countCombined } from '#app/features/ranking/counting/count-combined.ts'
import type { CountedIdea } from '#app/features/ranking/counting/count-result.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { ideasToJudge, type JuryRow, juryOf, type ScorecardRow, scorecardsOf } from '#drizzle/queries/juries.ts'

/** What is needed of a crowd's count: its rule, its order and the quorum in people. */
export interface Crowd {
  rule: string
  order: readonly (Pick<CountedIdea, 'id' | 'place' | 'supporters'> & { tally?: number })[]
  quorum: { needed: number } | null
}

export interface JuryResult {
  jury: JuryRow
  cards: ScorecardRow[]
  /** Whether no paper can change any more. */
  over: boolean
  judged: { id: string; title: string; slug: string }[]
  count: JuryCounted
  /** Only where the contract announced a combination. */
  combined: ReturnType<typeof countCombined> | null
}

/**
 * What the jury of a contest says, and what jury and crowd say together; undefined without a jury or before the ideas
 * are handed out. Computed from the papers, which nobody can change once `over`.
 */
export async function juryResultOf(
  contest: ContestRow,
  crowd: Crowd | undefined,
  now = new Date(),
): Promise<JuryResult | undefined> {
  const jury = await juryOf(contest.id)
  if (!jury?.handedOutAt) return undefined
  const cards = await scorecardsOf(contest.id)
  const handedOut = new Set(cards.map(({ ideaId }) => ideaId))
  const ideas = (await ideasToJudge(contest.id, 'all')).filter(({ id }) => handedOut.has(id))
  const count = countPapers(jury, cards, { ideas, seats: contest.places, seed: contest.seed })
  const judged = ideas.map(({ id, title, slug }) => ({ id, title, slug }))
  const over = juryState(contest, jury, now) === 'over'
  return { jury, cards, over, judged, count, combined: crowd ? combine(contest, { jury, ideas, count }, crowd) : null }
}

type Judged = Pick<JuryResult, 'jury' | 'count'> & { ideas: { id: string; cost: number | null }[] }

/**
 * Over the ideas that were judged. As many votes are level: the lot that gave them places must not weigh against the
 * jury. Rules that elect one idea after the other know no level; their order stands.
 */
function combine(contest: ContestRow, { jury, ideas, count }: Judged, crowd: Crowd) {
  if (jury.share === 0) return null
  const judged = new Set(ideas.map(({ id }) => id))
  const counted = crowd.order.filter(({ id }) => judged.has(id))
  return countCombined({
    candidates: ideas.map(({ id, cost }) => ({ id, cost })),
    seats: contest.places,
    seed: contest.seed,
    share: jury.share,
    jury: levelsOf(count),
    crowd: crowdLevels(crowd.rule, counted),
    supporters: new Map(counted.map(({ id, supporters }) => [id, supporters])),
    quorum: crowd.quorum && { kind: 'supporters', minimum: crowd.quorum.needed },
  })
}

function crowdLevels(rule: string, counted: Crowd['order']) {
  const placed = counted.filter(({ supporters }) => supporters > 0).sort((one, other) => one.place - other.place)
  if (rule !== 'approval') return placed.map(({ id }) => [id])
  const sizeOf = ({ tally, supporters }: Crowd['order'][number]) => tally ?? supporters
  const sizes = [...new Set(placed.map(sizeOf))].sort((one, other) => other - one)
  return sizes.map((size) => placed.filter((idea) => sizeOf(idea) === size).map(({ id }) => id))
}

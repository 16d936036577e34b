import { findJury } from '#app/features/jury/find-jury.server.ts'
import { juryState } from '#app/features/jury/jury-state.ts'
import type { JuryRefusal } from '#app/features/jury/refusal-words.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { notFound } from '#app/web/refuse.server.ts'
import { transaction } from '#drizzle/database.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import { ideaWithContest } from '#drizzle/queries/ideas.ts'
import { changeScorecard, type JuryRow, type ScorecardRow, scorecardOf } from '#drizzle/queries/juries.ts'

export interface Paper {
  scores: Record<string, number>
  comment: string
  /** `save` keeps what is there so far; `submit` hands the paper in and needs every criterion. */
  step: 'save' | 'submit'
}

export type Saved =
  | { ok: true; state: 'assigned' | 'submitted'; savedAt: Date }
  | { ok: false; reason: JuryRefusal; missing?: string[] }

/**
 * Keeps a juror's paper, as often as they like until the jury is over. A paper once handed in stays handed in and
 * whole: its changes count at once.
 */
export async function saveScorecard(
  viewer: Viewer,
  name: string,
  ideaId: string,
  paper: Paper,
  now = new Date(),
): Promise<Saved> {
  return transaction(async () => {
    const { contest, jury } = await findJury(viewer, name)
    const card = await findPaper(viewer, contest, ideaId)
    const refusal = paperRefusal(contest, jury, card, now)
    if (refusal) return { ok: false, reason: refusal }
    const scores = knownScores(jury, paper.scores)
    const missing = jury.criteria.filter(({ id }) => scores[id] === undefined).map(({ id }) => id)
    const handsIn = paper.step === 'submit' || card.state === 'submitted'
    if (handsIn && missing.length > 0) return { ok: false, reason: 'scores-missing', missing }

    const state = handsIn ? 'submitted' : 'assigned'
    const submittedAt = handsIn ? (card.submittedAt ?? now) : null
    await changeScorecard(card, { scores, comment: paper.comment, state, savedAt: now, submittedAt })
    return { ok: true, state, savedAt: now }
  })
}

/** The juror's paper on an idea; somebody else's idea is not there. Call inside the transaction that changes it. */
export async function findPaper(viewer: Viewer, contest: ContestRow, ideaId: string): Promise<ScorecardRow> {
  const card = await scorecardOf(contest.id, viewer.id, ideaId)
  const found = card && (await ideaWithContest(ideaId))
  return card && found?.idea.state === 'published' ? card : notFound()
}

/** Why a paper cannot be changed now, or nothing. */
export function paperRefusal(contest: ContestRow, jury: JuryRow, card: ScorecardRow, now: Date) {
  if (juryState(contest, jury, now) === 'over') return 'over' as const
  return card.state === 'conflict' ? ('given-back' as const) : undefined
}

/** Only criteria of this jury, only numbers of its scale. */
function knownScores({ criteria, scale }: JuryRow, scores: Record<string, number>) {
  const fits = (score: number | undefined) =>
    score !== undefined && Number.isInteger(score) && score >= 1 && score <= scale
  return Object.fromEntries(
    criteria.flatMap(({ id }) => (fits(scores[id]) ? [[id, scores[id] as number] as const] : [])),
  )
}

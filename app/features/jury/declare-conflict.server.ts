import { audit } from '#app/features/events/audit.server.ts'
import { drawPapers } from '#app/features/jury/draw-papers.server.ts'
import { findJury } from '#app/features/jury/find-jury.server.ts'
import type { JuryRefusal } from '#app/features/jury/refusal-words.ts'
import { findPaper, paperRefusal } from '#app/features/jury/save-scorecard.server.ts'
import { tellJurors } from '#app/features/jury/tell-jurors.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { changeJury, changeScorecard } from '#drizzle/queries/juries.ts'

export type GivenBack = { ok: true; reassigned: boolean } | { ok: false; reason: JuryRefusal }

/**
 * A juror who knows the author, or has a stake, gives an idea back for good: what they wrote on it is forgotten and
 * somebody else is drawn for it, if there is anybody. Saying it twice changes nothing.
 */
export async function declareConflict(
  viewer: Viewer,
  name: string,
  ideaId: string,
  now = new Date(),
): Promise<GivenBack> {
  return transaction(async () => {
    const { contest, jury } = await findJury(viewer, name)
    const card = await findPaper(viewer, contest, ideaId)
    const refusal = paperRefusal(contest, jury, card, now)
    if (refusal) return { ok: false, reason: refusal }

    await changeScorecard(card, { state: 'conflict', scores: {}, comment: '', savedAt: now, submittedAt: null })
    // Writing the jury's row lets two conflicts at once follow each other, so that both are given to somebody.
    await changeJury(contest.id, { handedOutAt: jury.handedOutAt })
    const { given } = await drawPapers(contest, jury, now)
    await tellJurors({ contest, jury, papers: given }, 'handed-out', now)
    const after = { papers: given }
    await audit(viewer, 'jury.conflict', { subject: 'idea', subjectId: ideaId, after }, now)
    return { ok: true, reassigned: given.some(({ idea }) => idea === ideaId) }
  })
}

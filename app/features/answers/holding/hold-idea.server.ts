import type { HoldingInput } from '#app/features/answers/forms.server.ts'
import { tellOfHolding } from '#app/features/answers/holding/tell-of-holding.server.ts'
import { record } from '#app/features/events/record.server.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { whoseTurn } from '#app/features/ideas/whose-turn.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { localToInstant } from '#app/web/local-time.ts'
import { newId } from '#drizzle/ids.ts'
import { transactionInTurn } from '#drizzle/in-turn.ts'
import { addHoldingMessage } from '#drizzle/queries/answer-clock.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'

export type Held = { ok: true; idea: IdeaRow } | { ok: false; reason: 'nobody-waits' | 'too-soon' | 'too-late' }

/** A holding message that lasts longer would be no message but silence. */
const longest = 90 * 24 * 60 * 60 * 1000

/**
 * Tells people that the answer takes longer: who says so, why, and until when. What was promised stays as it was, and so
 * does the record of it. The author gets the whole text by mail. Throws 404 or 403 for those who may not answer.
 */
export async function holdIdea(viewer: Viewer, ideaId: string, input: HoldingInput, now = new Date()): Promise<Held> {
  const asked = await findIdea(viewer, ideaId, 'idea.answer')
  return transactionInTurn(asked.contest.id, async () => {
    const { idea, contest } = await findIdea(viewer, ideaId, 'idea.answer')
    if (whoseTurn(idea, now).turn !== 'ours' || idea.answeredAt) return { ok: false, reason: 'nobody-waits' }
    const until = localToInstant(`${input.until}T23:59`, contest.timeZone)
    if (!until || until <= now) return { ok: false, reason: 'too-soon' }
    if (until.getTime() - now.getTime() > longest) return { ok: false, reason: 'too-late' }
    const signed = { authorId: viewer.id, authorTitle: viewer.title }
    const id = newId()
    await addHoldingMessage({ id, ideaId, ...signed, text: input.text, until, createdAt: now })
    await record('idea.answer-delayed', viewer, { contestId: contest.id, ideaId, subjectId: id }, now)
    await tellOfHolding(viewer, { idea, contest }, { text: input.text, until }, now)
    return { ok: true, idea }
  })
}

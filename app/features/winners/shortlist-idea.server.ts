import { audit } from '#app/features/events/audit.server.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { transaction } from '#drizzle/database.ts'
import { changeIdea } from '#drizzle/queries/ideas.ts'

type Shortlisted = { ok: true } | { ok: false; reason: 'not-published' | 'concluded' }

/** Puts an idea on the shortlist of its contest, or takes it off; saying the same twice changes nothing. */
export async function shortlistIdea(
  viewer: Viewer,
  ideaId: string,
  wanted: boolean,
  now = new Date(),
): Promise<Shortlisted> {
  return transaction(async () => {
    const { idea, contest } = await findIdea(viewer, ideaId, 'idea.answer')
    if (idea.state !== 'published') return { ok: false, reason: 'not-published' }
    if (contest.state === 'concluded') return { ok: false, reason: 'concluded' }
    if ((idea.shortlistedAt !== null) === wanted) return { ok: true }
    await changeIdea(idea.id, { shortlistedAt: wanted ? now : null })
    await audit(viewer, wanted ? 'idea.shortlisted' : 'idea.unlisted', { subject: 'idea', subjectId: idea.id }, now)
    return { ok: true }
  })
}

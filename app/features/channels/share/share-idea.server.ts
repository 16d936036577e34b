import { contestStanding, strangersSeeCounts } from '#app/features/channels/share/share-contest.server.ts'
import type { SharedThing } from '#app/features/channels/share/shared-thing.server.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { visitor } from '#app/features/policy/viewer.ts'
import { siteSettings } from '#app/features/settings/site-settings.server.ts'
import { statusTeller } from '#app/features/settings/status-teller.server.ts'
import { m } from '#app/paraglide/messages.js'
import { notFound } from '#app/web/refuse.server.ts'
import { newId } from '#drizzle/ids.ts'
import { standingAnswer } from '#drizzle/queries/idea-pages.ts'

/** The idea as anybody may pass it on, whoever asks; throws 404 for what is not published for everybody. */
export async function shareIdea(ideaId: string, now: Date = new Date()): Promise<SharedThing> {
  const { idea, contest } = await findIdea(visitor(newId()), ideaId)
  if (idea.state !== 'published') notFound()
  const [{ organisation }, answer] = await Promise.all([siteSettings(), standingAnswer(idea.id)])
  const votes = idea.votes > 0 && strangersSeeCounts(contest, now) ? m.contests_votes({ n: idea.votes }) : ''
  const standing = answer ? (await statusTeller())(answer).words : contestStanding(contest, now)
  const facts = [votes, standing].filter(Boolean)
  return {
    path: ideaPath(idea),
    picture: `/i/${idea.id}/share.png`,
    title: idea.title,
    text: idea.excerpt || [contest.title, ...facts].join(' · '),
    card: { organisation, above: contest.title, title: idea.title, facts },
  }
}

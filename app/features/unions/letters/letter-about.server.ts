import { findContest } from '#app/features/contests/find-contest.server.ts'
import { findIdea, ideaIdOf } from '#app/features/ideas/find-idea.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import type { ContestRow } from '#drizzle/queries/contests.ts'
import type { IdeaRow } from '#drizzle/queries/ideas.ts'

/** What a letter is about. */
export interface About {
  contest: ContestRow | null
  idea: IdeaRow | null
}

/** What the address of the form names, as far as the viewer may see it: an idea, a contest, or neither. Throws 404. */
export async function letterAbout(viewer: Viewer, { searchParams }: URL): Promise<About> {
  const [idea, contest] = [searchParams.get('idea'), searchParams.get('contest')]
  if (idea) return findIdea(viewer, ideaIdOf(idea), 'idea.read')
  return { contest: contest ? await findContest(viewer, contest) : null, idea: null }
}

/** Its title and address; nothing for a letter about the site as a whole. */
export function aboutShown({ contest, idea }: About) {
  if (idea) return { title: idea.title, path: ideaPath(idea) }
  return contest
    ? { title: contest.title, path: contest.kind === 'debate' ? `/d/${contest.slug}` : `/c/${contest.slug}` }
    : null
}

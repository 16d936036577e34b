import { ideaPath } from '#app/features/ideas/idea-path.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { m } from '#app/paraglide/messages.js'
import type { FollowShown } from '#app/ui/forms/follow-button.tsx'
import { followedBy } from '#drizzle/queries/follows.ts'

export interface Followed {
  title: string
  /** A tag has no page of its own. */
  path: string | null
  follow: FollowShown
}

/** Everything a person follows and may still see, by kind; kinds without anything are left out. */
export async function followingPage(viewer: Viewer) {
  const { contests, ideas, people, tags } = await followedBy(viewer)
  const parts = [
    {
      kind: 'contest' as const,
      heading: m.notifications_following_contests(),
      items: contests.map(({ id, slug, kind, title }) =>
        followed('contest', id, title, kind === 'debate' ? `/d/${slug}` : `/c/${slug}`),
      ),
    },
    {
      kind: 'idea' as const,
      heading: m.notifications_following_ideas(),
      items: ideas.map((idea) => followed('idea', idea.id, idea.title, ideaPath(idea))),
    },
    {
      kind: 'person' as const,
      heading: m.notifications_following_people(),
      items: people.map(({ id, name }) => followed('person', id, name || m.ideas_guest(), `/p/${id}`)),
    },
    {
      kind: 'tag' as const,
      heading: m.notifications_following_tags(),
      items: tags.map((tag) => followed('tag', tag, tag, null)),
    },
  ]
  return { parts: parts.filter(({ items }) => items.length > 0) }
}

function followed(kind: FollowShown['kind'], subject: string, title: string, path: string | null): Followed {
  return { title, path, follow: { kind, subject, on: true, label: m.ideas_following(), back: '/me/following' } }
}

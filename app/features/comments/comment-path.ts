import { ideaPath } from '#app/features/ideas/idea-path.ts'

interface PathOf {
  idea: { id: string; slug: string } | null
  contest: { slug: string }
}

/** Where people argue: the page of the idea, or of the debate. */
export const placePath = ({ idea, contest }: PathOf) => (idea ? ideaPath(idea) : `/d/${contest.slug}`)

/** So many threads a page of a discussion holds. */
export const THREADS_SHOWN = 20

/** The address at which a comment is on the screen for certain, however long the discussion is. */
export function commentPath(
  place: PathOf,
  comment: { id: string; parentId: string | null },
  comments = Number.POSITIVE_INFINITY,
) {
  const path = placePath(place)
  return comments < THREADS_SHOWN
    ? `${path}#comment-${comment.id}`
    : `${path}?thread=${comment.parentId ?? comment.id}#comment-${comment.id}`
}

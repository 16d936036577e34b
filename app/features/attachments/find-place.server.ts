import { commentPath } from '#app/features/comments/comment-path.ts'
import { findComment } from '#app/features/comments/find-comment.server.ts'
import { takesComments } from '#app/features/contests/phase.ts'
import { findIdea } from '#app/features/ideas/find-idea.server.ts'
import { ideaPath } from '#app/features/ideas/idea-path.ts'
import { can } from '#app/features/policy/can.ts'
import type { Viewer } from '#app/features/policy/viewer.ts'
import { excerptOf } from '#app/web/render-markdown.server.ts'

/** One's own text that files can hang on. */
export interface TextPlace {
  subject: 'idea' | 'comment'
  id: string
}

/** The text with what adding to it needs; throws 404 or 403 for whoever may not add to it. */
export async function findTextPlace(viewer: Viewer, { subject, id }: TextPlace, now: Date) {
  if (subject === 'idea') {
    const { idea, contest } = await findIdea(viewer, id, 'idea.attach')
    return {
      contest,
      open: contest.state === 'open',
      title: idea.title,
      back: ideaPath(idea),
      ...readBy(viewer, contest),
    }
  }
  const { comment, idea, contest } = await findComment(viewer, id, 'comment.attach')
  return {
    contest,
    open: takesComments(contest, now),
    title: excerptOf(comment.html, 80),
    back: commentPath({ idea, contest }, comment),
    ...readBy(viewer, contest),
  }
}

/** Where everything is looked at first, so are files; those of the team are not. */
function readBy(viewer: Viewer, contest: Awaited<ReturnType<typeof findIdea>>['contest']) {
  const trusted = can(viewer, 'contest.moderate', contest).allow
  return { held: contest.moderation === 'before' && !trusted }
}

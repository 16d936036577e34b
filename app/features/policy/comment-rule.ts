import { seesContest } from './contest-rule.ts'
import { allow, conceal, type Decision, deny } from './decision.ts'
import { seesIdea } from './idea-rule.ts'
import type { CommentAction, CommentFacts } from './resources.ts'
import { staffOf, type Viewer } from './viewer.ts'

export function commentRule(viewer: Viewer, action: CommentAction, comment: CommentFacts): Decision {
  if (!seesComment(viewer, comment)) return conceal('not-for-you')
  const mine = isAuthor(viewer, comment)
  switch (action) {
    case 'comment.see':
      return allow
    case 'comment.edit':
    case 'comment.remove':
      return mine && comment.state !== 'removed' && comment.state !== 'hidden' ? allow : deny('not-yours')
    case 'comment.attach':
      if (!mine || comment.state === 'removed' || comment.state === 'hidden') return deny('not-yours')
      return viewer.kind === 'account' ? allow : deny('sign-in-first')
    case 'comment.report':
      return comment.state === 'published' && !mine ? allow : deny('not-published')
    case 'comment.moderate':
      return staffOf(viewer, comment.contest.id) ? allow : deny('staff-only')
  }
}

const isAuthor = (viewer: Viewer, comment: CommentFacts) => viewer.kind !== 'visitor' && viewer.id === comment.authorId

/** Removed and hidden comments keep their place as tombstones; held ones are their author's and the staff's. */
export function seesComment(viewer: Viewer, comment: CommentFacts) {
  if (comment.idea ? !seesIdea(viewer, comment.idea) : !seesContest(viewer, comment.contest)) return false
  if (comment.state !== 'held') return true
  return isAuthor(viewer, comment) || staffOf(viewer, comment.contest.id)
}

import { seesComment } from './comment-rule.ts'
import { allow, conceal, type Decision, deny } from './decision.ts'
import { readsIdea, seesIdea } from './idea-rule.ts'
import type { FileAction, FileFacts } from './resources.ts'
import { isModerator, staffOf, type Viewer } from './viewer.ts'

export function fileRule(viewer: Viewer, action: FileAction, file: FileFacts): Decision {
  // What was taken down its owner does not see any more, and may still ask about.
  if (action === 'file.appeal') return mayAppeal(viewer, file) ? allow : conceal('not-yours')
  if (!seesFile(viewer, file)) return conceal('not-for-you')
  switch (action) {
    case 'file.see':
      return allow
    case 'file.remove':
      return isOwner(viewer, file) ? allow : deny('not-yours')
    case 'file.moderate':
      return looksAfter(viewer, file) ? allow : deny('staff-only')
  }
}

/** What hangs on a text is decided at the desk of its contest. */
const mayAppeal = (viewer: Viewer, file: FileFacts) =>
  Boolean(file.idea ?? file.comment) && file.state === 'hidden' && isOwner(viewer, file) && seesItsPlace(viewer, file)

const isOwner = (viewer: Viewer, file: FileFacts) => viewer.kind === 'account' && viewer.id === file.ownerId

function looksAfter(viewer: Viewer, { idea, comment }: FileFacts) {
  const contest = (idea ?? comment)?.contest
  return contest ? staffOf(viewer, contest.id) : isModerator(viewer)
}

/** Whoever reads what it hangs on sees it once it is shown; before that its owner and the team, once taken down the team. */
function seesFile(viewer: Viewer, file: FileFacts) {
  if (!seesItsPlace(viewer, file)) return false
  if (file.state === 'shown' || looksAfter(viewer, file)) return true
  return file.state === 'held' && isOwner(viewer, file)
}

function seesItsPlace(viewer: Viewer, { idea, comment, ownerId, open }: FileFacts) {
  if (idea) return seesIdea(viewer, idea) && readsIdea(viewer, idea)
  if (!comment) return open || viewer.id === ownerId || isModerator(viewer)
  if (comment.state === 'removed' || !seesComment(viewer, comment)) return false
  // What an idea no longer tells, its discussion does not show.
  if (comment.idea && !readsIdea(viewer, comment.idea)) return false
  if (comment.state !== 'hidden') return true
  return (viewer.kind !== 'visitor' && viewer.id === comment.authorId) || staffOf(viewer, comment.contest.id)
}

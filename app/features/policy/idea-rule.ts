import { contestRule, seesContest } from './contest-rule.ts'
import { allow, conceal, type Decision, deny } from './decision.ts'
import type { IdeaAction, IdeaFacts } from './resources.ts'
import { answersFor, ownsContest, staffOf, type Viewer } from './viewer.ts'

export function ideaRule(viewer: Viewer, action: IdeaAction, idea: IdeaFacts): Decision {
  if (!seesIdea(viewer, idea)) return conceal('not-for-you')
  const { contest } = idea
  switch (action) {
    case 'idea.see':
      return allow
    case 'idea.read':
      return readsIdea(viewer, idea) ? allow : deny('not-published')
    case 'idea.read-beneath':
      return readsBeneath(viewer, idea) ? allow : deny('staff-only')
    case 'idea.edit':
    case 'idea.withdraw':
      return writesIdea(viewer, idea)
    case 'idea.attach':
      return attaches(viewer, idea)
    case 'idea.vote':
      if (idea.state !== 'published') return deny('not-published')
      return isAuthor(viewer, idea) ? deny('own-idea') : contestRule(viewer, 'contest.vote', contest)
    case 'idea.comment':
      return idea.state === 'published' ? contestRule(viewer, 'contest.comment', contest) : deny('not-published')
    case 'idea.report':
      return idea.state === 'published' && !isAuthor(viewer, idea) ? allow : deny('not-published')
    case 'idea.answer':
      return answersFor(viewer, contest.id) ? allow : deny('staff-only')
    case 'idea.pulse':
      if (!isAuthor(viewer, idea)) return deny('not-yours')
      return idea.state === 'published' ? allow : deny('not-published')
    case 'idea.price':
      return ownsContest(viewer, contest.id) ? allow : deny('staff-only')
    case 'idea.moderate':
      return staffOf(viewer, contest.id) ? allow : deny('staff-only')
    case 'idea.note':
      return staffOf(viewer, contest.id) || answersFor(viewer, contest.id) ? allow : deny('staff-only')
  }
}

const isAuthor = (viewer: Viewer, idea: IdeaFacts) => viewer.kind !== 'visitor' && viewer.id === idea.authorId

/** Withdrawn, merged and hidden ideas stay as tombstones with a reason; drafts and held ones are not there for others. */
export function seesIdea(viewer: Viewer, idea: IdeaFacts) {
  if (!seesContest(viewer, idea.contest)) return false
  if (isAuthor(viewer, idea)) return true
  if (idea.state === 'draft') return false
  return idea.state === 'held' ? staffOf(viewer, idea.contest.id) : true
}

export function readsIdea(viewer: Viewer, idea: IdeaFacts) {
  if (isAuthor(viewer, idea) || staffOf(viewer, idea.contest.id)) return true
  return idea.state === 'published' || idea.state === 'merged'
}

function readsBeneath(viewer: Viewer, idea: IdeaFacts) {
  if (!readsIdea(viewer, idea)) return false
  return (
    idea.beneathFor === 'everyone' ||
    isAuthor(viewer, idea) ||
    staffOf(viewer, idea.contest.id) ||
    answersFor(viewer, idea.contest.id)
  )
}

/** Bytes of strangers are kept for nobody who has no account. */
function attaches(viewer: Viewer, idea: IdeaFacts): Decision {
  const written = writesIdea(viewer, idea)
  if (!written.allow) return written
  if (idea.state === 'withdrawn') return deny('not-published')
  return viewer.kind === 'account' ? allow : deny('sign-in-first')
}

function writesIdea(viewer: Viewer, idea: IdeaFacts): Decision {
  if (!isAuthor(viewer, idea)) return deny('not-yours')
  return idea.state === 'merged' || idea.state === 'hidden' ? deny('not-published') : allow
}

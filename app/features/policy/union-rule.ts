import { seesContest } from './contest-rule.ts'
import { allow, conceal, type Decision, deny } from './decision.ts'
import { seesIdea } from './idea-rule.ts'
import type { LetterAction, LetterFacts, UnionAction, UnionFacts } from './resources.ts'
import { answersFor, isAdmin, isModerator, type Viewer } from './viewer.ts'

/** Unions are for everybody to see; who joined one takes part in it, and whom its members elect speaks for it. */
export function unionRule(viewer: Viewer, action: UnionAction, union: UnionFacts): Decision {
  switch (action) {
    case 'union.see':
      return allow
    case 'union.join':
      if (viewer.kind !== 'account') return deny('sign-in-first')
      return union.open ? allow : deny('union-closed')
    case 'union.take-part':
      return belongs(viewer, union) ? allow : conceal('members-only')
    case 'union.speak':
      return union.open && speaksFor(viewer, union) ? allow : conceal('members-only')
    case 'union.close':
      return union.open && (speaksFor(viewer, union) || isModerator(viewer)) ? allow : conceal('members-only')
  }
}

const belongs = (viewer: Viewer, { open, members }: UnionFacts) =>
  open && viewer.kind === 'account' && members.includes(viewer.id)

const speaksFor = (viewer: Viewer, union: UnionFacts) => belongs(viewer, union) && viewer.id === union.spokespersonId

/** A letter is seen by whoever sees what it is about; one that was hidden by its union's members and the team. */
export function letterRule(viewer: Viewer, action: LetterAction, letter: LetterFacts): Decision {
  if (!seesLetter(viewer, letter)) return conceal('not-for-you')
  switch (action) {
    case 'letter.see':
      return allow
    case 'letter.sign':
      if (letter.hidden || !belongs(viewer, letter.union)) return deny('members-only')
      return allow
    case 'letter.answer':
      return !letter.hidden && answersLetter(viewer, letter) ? allow : conceal('staff-only')
    case 'letter.hide':
      return isModerator(viewer) ? allow : conceal('staff-only')
  }
}

/** Who answers in the contest; letters about nothing of it are for those who run the site. */
const answersLetter = (viewer: Viewer, { contest }: LetterFacts) =>
  contest ? answersFor(viewer, contest.id) : isAdmin(viewer)

function seesLetter(viewer: Viewer, { contest, idea, hidden, authorId }: LetterFacts) {
  if (contest && !seesContest(viewer, contest)) return false
  if (idea && !seesIdea(viewer, idea)) return false
  return !hidden || isModerator(viewer) || (viewer.kind === 'account' && viewer.id === authorId)
}

export type Audience = 'everyone' | 'customers' | 'employees' | 'invited'
export type ContestState = 'draft' | 'open' | 'closed' | 'concluded'
export type IdeaState = 'draft' | 'held' | 'published' | 'withdrawn' | 'merged' | 'hidden'
export type CommentState = 'held' | 'published' | 'hidden' | 'removed'

/** What the policy needs to know of a contest. */
export interface ContestFacts {
  id: string
  state: ContestState
  audience: Audience
  takePart: Audience
}

export interface IdeaFacts {
  authorId: string
  state: IdeaState
  beneathFor: 'everyone' | 'team'
  contest: ContestFacts
}

export interface CommentFacts {
  authorId: string
  state: CommentState
  /** Absent in a debate, where people argue about the question itself. */
  idea: IdeaFacts | null
  contest: ContestFacts
}

export interface CaseFacts {
  personId: string
  contest: ContestFacts
}

export type FileState = 'held' | 'shown' | 'hidden'

export interface FileFacts {
  ownerId: string
  state: FileState
  /** What it hangs on; neither of them for a portrait or a logo. */
  idea?: IdeaFacts
  comment?: CommentFacts
  /** A portrait or a logo that belongs to a page everybody may open. */
  open?: boolean
}

/** What the policy needs to know of a union. */
export interface UnionFacts {
  open: boolean
  spokespersonId: string | null
  /** Ids of its members, at least of those who are asked about. */
  members: readonly string[]
}

export interface LetterFacts {
  authorId: string
  hidden: boolean
  union: UnionFacts
  /** What it is about; neither of them for a letter about the site as a whole. */
  contest: ContestFacts | null
  idea: IdeaFacts | null
}

/**
 * Somebody asks that a decision be looked at again: by whom it was made (if anybody is known), and about whose text or
 * name. A name belongs to no contest.
 */
export interface AppealFacts {
  decidedBy: string | null
  authorId: string
  contest: ContestFacts | null
}

/** A public name: whose it is, or who speaks for the union it names. */
export interface NameFacts {
  bearerId: string | null
}

export const contestActions = [
  'contest.see',
  'contest.propose',
  'contest.complain',
  'contest.vote',
  'contest.comment',
  'contest.follow',
  'contest.judge',
  'contest.manage',
  'contest.answer',
  'contest.bring',
  'contest.final',
  'contest.moderate',
] as const

export const ideaActions = [
  'idea.see',
  'idea.read',
  'idea.read-beneath',
  'idea.edit',
  'idea.withdraw',
  'idea.vote',
  'idea.comment',
  'idea.report',
  'idea.answer',
  'idea.pulse',
  'idea.price',
  'idea.moderate',
  'idea.note',
  'idea.attach',
] as const

export const commentActions = [
  'comment.see',
  'comment.edit',
  'comment.remove',
  'comment.report',
  'comment.moderate',
  'comment.attach',
] as const

export const caseActions = ['case.see', 'case.answer', 'case.follow-up'] as const

export const fileActions = ['file.see', 'file.remove', 'file.moderate', 'file.appeal'] as const

export const unionActions = ['union.see', 'union.join', 'union.take-part', 'union.speak', 'union.close'] as const

export const letterActions = ['letter.see', 'letter.sign', 'letter.answer', 'letter.hide'] as const

export const siteActions = [
  'site.create-contest',
  'site.found-union',
  'site.moderate',
  'site.recover',
  'site.administer',
  'site.erase-person',
] as const

export const appealActions = ['appeal.decide'] as const
export const nameActions = ['name.report', 'name.decide'] as const

export const allActions = [
  ...contestActions,
  ...ideaActions,
  ...commentActions,
  ...caseActions,
  ...fileActions,
  ...unionActions,
  ...letterActions,
  ...appealActions,
  ...nameActions,
  ...siteActions,
] as const

export type NameAction = (typeof nameActions)[number]
export type AppealAction = (typeof appealActions)[number]
export type ContestAction = (typeof contestActions)[number]
export type IdeaAction = (typeof ideaActions)[number]
export type CommentAction = (typeof commentActions)[number]
export type CaseAction = (typeof caseActions)[number]
export type FileAction = (typeof fileActions)[number]
export type UnionAction = (typeof unionActions)[number]
export type LetterAction = (typeof letterActions)[number]
export type SiteAction = (typeof siteActions)[number]
export type Action = (typeof allActions)[number]

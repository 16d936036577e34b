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

export const contestActions = [
  'contest.see',
  'contest.propose',
  'contest.vote',
  'contest.comment',
  'contest.follow',
  'contest.judge',
  'contest.manage',
  'contest.answer',
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
] as const

export const commentActions = [
  'comment.see',
  'comment.edit',
  'comment.remove',
  'comment.report',
  'comment.moderate',
] as const

export const unionActions = ['union.see', 'union.join', 'union.take-part', 'union.speak', 'union.close'] as const

export const letterActions = ['letter.see', 'letter.sign', 'letter.answer', 'letter.hide'] as const

export const siteActions = [
  'site.create-contest',
  'site.found-union',
  'site.moderate',
  'site.administer',
  'site.erase-person',
] as const

export type ContestAction = (typeof contestActions)[number]
export type IdeaAction = (typeof ideaActions)[number]
export type CommentAction = (typeof commentActions)[number]
export type UnionAction = (typeof unionActions)[number]
export type LetterAction = (typeof letterActions)[number]
export type SiteAction = (typeof siteActions)[number]
export type Action = ContestAction | IdeaAction | CommentAction | UnionAction | LetterAction | SiteAction
